using MlPipeline.Contracts.Repository;

namespace MlPipeline.KubeDirector.Models;

/// <summary>The form of a path in the central repository. Whether a file is there only the engines can see.</summary>
internal static class RepositoryPath
{
    private const string Scheme = "repo://";

    /// <summary>The paths of a model; null and an empty scoring script are none.</summary>
    public static void EnsureModel(string? path, string? scoringPath)
    {
        if (path is not null)
        {
            Ensure("model file", path);
        }

        if (scoringPath is { Length: > 0 })
        {
            Ensure("scoring script", scoringPath);
        }
    }

    private static void Ensure(string what, string path)
    {
        var rest = path.StartsWith(Scheme, StringComparison.Ordinal) ? path[Scheme.Length..]
            : path.StartsWith(TenantShare.MountPath + "/", StringComparison.Ordinal) ? path[(TenantShare.MountPath.Length + 1)..]
            : throw Wrong(what, path, "it does not begin with the tenant share");
        var segments = rest.Split('/');
        if (segments.Any(segment => segment is "" or "." or ".."))
        {
            throw Wrong(what, path, "it has an empty part or leads upwards");
        }
    }

    private static PipelineException Wrong(string what, string path, string why) => new(
        PipelineFault.Rejected,
        $"The {what} \"{path}\" is no path in the central repository: {why}.",
        $"Write it as containers see it, for example {TenantShare.Repository}/models/student1/taxi.model.");
}
