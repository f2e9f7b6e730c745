using k8s.Models;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.KubeDirector.Clusters;

/// <summary>Says in a line or two why a member is not well.</summary>
internal static class MemberProblem
{
    public static string? Find(MemberStatus member, V1ContainerState? container)
    {
        var detail = member.StateDetail;
        if (member.State == MemberStates.ConfigError)
        {
            return ConfigError(detail);
        }

        if (detail?.SchedulingErrorMessage is { Length: > 0 } scheduling)
        {
            return $"not scheduled: {scheduling}";
        }

        return container switch
        {
            { Waiting: { Reason: not null and not "ContainerCreating" and not "PodInitializing" } waiting } => Line(waiting.Reason, waiting.Message),
            { Terminated: { } ended } => Line($"ended with exit code {ended.ExitCode}", ended.Message),
            _ => null,
        };
    }

    /// <summary>What the app wrote about its failure says more than the operator's own words.</summary>
    private static string ConfigError(MemberStateDetail? detail)
    {
        var written = Text(detail?.StartScriptStderr) ?? Text(detail?.StartScriptStdout);
        return written ?? Text(detail?.ConfigErrorDetail) ?? "the start script failed and said nothing";
    }

    private static string? Text(string? message) => message?.Trim() is { Length: > 0 } text ? text : null;

    private static string Line(string reason, string? message) => Text(message) is { } text ? $"{reason}: {text}" : reason;
}
