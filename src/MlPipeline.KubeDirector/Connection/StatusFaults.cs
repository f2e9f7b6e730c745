using System.Net;
using System.Text.Json;
using k8s;
using k8s.Models;

namespace MlPipeline.KubeDirector.Connection;

/// <summary>Turns a failed answer of the Kubernetes API into words for the reader.</summary>
internal static class StatusFaults
{
    private const string WebhookMark = "denied the request: ";

    public static PipelineException Describe(HttpStatusCode code, string body)
    {
        var status = Read(body);
        var message = Message(status, body, code);
        return code switch
        {
            HttpStatusCode.Unauthorized => new(
                PipelineFault.NotLoggedIn,
                "The cluster does not accept this login any more.",
                "Run #!kd-login again."),
            HttpStatusCode.Forbidden when IsDenial(status) => Rejected(message),
            HttpStatusCode.Forbidden => new(
                PipelineFault.Forbidden,
                $"This user may not do that: {message}",
                "Work in your own namespace (#!kd-login status shows it), or ask the tenant's administrator."),
            HttpStatusCode.NotFound => new(PipelineFault.NotFound, message, "Check name and namespace; #!kd-cluster list shows the kdclusters."),
            HttpStatusCode.Conflict when status?.Reason == "AlreadyExists" => new(
                PipelineFault.Conflict, message, "Take another name, or delete that object first."),
            HttpStatusCode.Conflict => new(PipelineFault.Conflict, message, "Somebody else changed it at the same time: do it again."),
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => Rejected(message),
            _ => new(PipelineFault.Other, $"The cluster answered {(int)code}: {message}", "Try again; if it stays so, look at the log of the API server."),
        };
    }

    private static PipelineException Rejected(string message) =>
        new(PipelineFault.Rejected, $"The cluster refused it: {message}", "Correct the manifest or the option it names, and try again.");

    /// <summary>A webhook says no with any 4xx code; only its own words matter to the reader.</summary>
    private static bool IsDenial(V1Status? status) => status?.Message?.Contains(WebhookMark, StringComparison.Ordinal) == true;

    private static string Message(V1Status? status, string body, HttpStatusCode code)
    {
        var message = status?.Message is { Length: > 0 } text ? text : body.Trim();
        if (message.Length == 0)
        {
            return code.ToString();
        }

        var webhook = message.IndexOf(WebhookMark, StringComparison.Ordinal);
        return (webhook < 0 ? message : message[(webhook + WebhookMark.Length)..]).ReplaceLineEndings(" ").Trim();
    }

    private static V1Status? Read(string body)
    {
        try
        {
            return body.Length == 0 ? null : KubernetesJson.Deserialize<V1Status>(body);
        }
        catch (JsonException)
        {
            // A proxy in between may answer in HTML or plain text.
            return null;
        }
    }
}
