using System.Net;
using System.Text.Json;
using MlPipeline.Contracts.Engines;

namespace MlPipeline.KubeDirector.Engines;

/// <summary>Turns an engine's refusal into words for the reader.</summary>
internal static class EngineFaults
{
    public static PipelineException Describe(string cluster, HttpStatusCode code, string body)
    {
        var fault = Fault(code);
        if (Read(body) is { Error.Length: > 0 } error)
        {
            return new PipelineException(fault, error.Error, error.NextStep);
        }

        return fault switch
        {
            PipelineFault.NotLoggedIn => new(fault, $"The engine of {cluster} does not accept the member's token.", "Try again; the token is read anew."),
            PipelineFault.Unreachable => new(
                fault,
                $"The load balancer of {cluster} has no member that answers ({(int)code}).",
                $"#!kd-cluster show --name {cluster} shows its members."),
            _ => new(fault, $"The engine of {cluster} answered {(int)code}: {FirstLine(body)}", $"#!kd-cluster logs --name {cluster} shows its log."),
        };
    }

    private static PipelineFault Fault(HttpStatusCode code) => code switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => PipelineFault.NotLoggedIn,
        HttpStatusCode.NotFound => PipelineFault.NotFound,
        HttpStatusCode.Conflict => PipelineFault.Conflict,
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => PipelineFault.Unreachable,
        >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => PipelineFault.Rejected,
        _ => PipelineFault.Failed,
    };

    private static EngineError? Read(string body)
    {
        try
        {
            return body.StartsWith('{') ? JsonSerializer.Deserialize<EngineError>(body) : null;
        }
        catch (JsonException)
        {
            // A proxy in between may answer in HTML or plain text.
            return null;
        }
    }

    private static string FirstLine(string body) => body.Split('\n', 2)[0].Trim() is { Length: > 0 } line ? line : "nothing";
}
