using System.Globalization;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using static MlPipeline.ApiServer.Tables.StandardColumns;

namespace MlPipeline.ApiServer.Tables.BuiltIn;

/// <summary>The table of pods. Source: kubernetes/pkg/printers/internalversion.</summary>
internal static class PodColumns
{
    public static readonly IReadOnlyList<TableColumn> All =
    [
        Name,
        Text("Ready", pod => $"{Count(pod, status => status.Boolean("ready") == true)}/{Containers(pod, "containers").Count()}"),
        Text("Status", StatusOf),
        new("Restarts", (pod, now) => Restarts(pod, now)),
        Age,
        Wide("IP", pod => Status(pod).Text("podIP") ?? "<none>"),
        Wide("Node", pod => pod.Child(ObjectFields.Spec).Text("nodeName") ?? "<none>"),
        Wide("Nominated Node", pod => Status(pod).Text("nominatedNodeName") ?? "<none>"),
        Wide("Readiness Gates", _ => "<none>"),
    ];

    private static JsonObject? Status(JsonObject pod) => pod.Child(ObjectFields.Status);

    private static IEnumerable<JsonObject> Statuses(JsonObject pod, string field = "containerStatuses") =>
        (Status(pod).Items(field) ?? []).OfType<JsonObject>();

    private static IEnumerable<JsonObject> Containers(JsonObject pod, string field) =>
        (pod.Child(ObjectFields.Spec).Items(field) ?? []).OfType<JsonObject>();

    private static string Count(JsonObject pod, Func<JsonObject, bool> isCounted) =>
        Statuses(pod).Count(isCounted).ToString(CultureInfo.InvariantCulture);

    private static string StatusOf(JsonObject pod)
    {
        if (pod.Metadata().Text("deletionTimestamp") is not null)
        {
            return "Terminating";
        }

        return InitStatus(pod)
            ?? Statuses(pod).Reverse().Select(Reason).FirstOrDefault(reason => reason is not null)
            ?? Status(pod).Text("reason")
            ?? Status(pod).Text("phase")
            ?? "";
    }

    private static string? InitStatus(JsonObject pod)
    {
        var total = Containers(pod, "initContainers").Count();
        var done = 0;
        foreach (var status in Statuses(pod, "initContainerStatuses"))
        {
            var state = status.Child("state");
            if (state.Child("terminated") is { } ended && ended.Integer("exitCode") == 0)
            {
                done++;
                continue;
            }

            var reason = Reason(status);
            return reason is null or "PodInitializing" ? FormattableString.Invariant($"Init:{done}/{total}") : "Init:" + reason;
        }

        return null;
    }

    private static string? Reason(JsonObject status)
    {
        var state = status.Child("state");
        if (state.Child("waiting").Text("reason") is { Length: > 0 } waiting)
        {
            return waiting;
        }

        return state.Child("terminated") is not { } ended ? null
            : ended.Text("reason") is { Length: > 0 } reason ? reason
            : FormattableString.Invariant($"ExitCode:{ended.Integer("exitCode")}");
    }

    private static string Restarts(JsonObject pod, DateTimeOffset now)
    {
        var count = Statuses(pod).Sum(status => status.Integer("restartCount") ?? 0).ToString(CultureInfo.InvariantCulture);
        var last = Statuses(pod).Select(status => status.Child("lastState").Child("terminated").Text("finishedAt")).Max(StringComparer.Ordinal);
        return count == "0" || last is null ? count : $"{count} ({AgeOf(last, now)} ago)";
    }
}
