using System.Text.Json.Nodes;
using MlPipeline.KubeDirector.Manifests;

namespace MlPipeline.KubeDirector.Connection;

/// <summary>
/// A kubeconfig file that is shared with other tools, such as <c>~/.kube/config</c>. Only the entries of one login are touched, all
/// others stay with every field they have; comments do not, as with kubectl itself. The file is for its owner only, and is
/// replaced in one step, so that no tool ever reads half of it.
/// </summary>
internal sealed class KubeconfigFile(string path)
{
    private static readonly string[] Lists = ["clusters", "contexts", "users"];

    /// <summary>Adds the entries of a kubeconfig, or replaces those of the same names, and makes its context the current one.</summary>
    /// <param name="kubeconfig">The kubeconfig with the one context to add.</param>
    /// <param name="cancellationToken">Ends the work; the file stays as it was.</param>
    /// <returns>The context that was the current one before, or null.</returns>
    public async Task<string?> MergeAsync(Kubeconfig kubeconfig, CancellationToken cancellationToken)
    {
        var added = YamlJson.ReadDocuments(kubeconfig.ToYaml())[0]!.AsObject();
        var merged = await ReadAsync(cancellationToken).ConfigureAwait(false) ?? new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Config" };
        var before = (string?)merged["current-context"];
        foreach (var list in Lists)
        {
            var names = Entries(added, list).Select(Name).ToHashSet(StringComparer.Ordinal);
            merged[list] = new JsonArray(
            [
                .. Entries(merged, list).Where(entry => !names.Contains(Name(entry))).Concat(Entries(added, list)).Select(entry => entry.DeepClone()),
            ]);
        }

        merged["current-context"] = kubeconfig.Context;
        await WriteAsync(merged, cancellationToken).ConfigureAwait(false);
        return before == kubeconfig.Context ? null : before;
    }

    /// <summary>Takes the entries of a kubeconfig out again.</summary>
    /// <param name="kubeconfig">The kubeconfig that was merged in.</param>
    /// <param name="before">The context to go back to where this one is still the current one, or null for none.</param>
    /// <param name="cancellationToken">Ends the work; the file stays as it was.</param>
    public async Task RemoveAsync(Kubeconfig kubeconfig, string? before, CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken).ConfigureAwait(false) is not { } merged)
        {
            return;
        }

        var added = YamlJson.ReadDocuments(kubeconfig.ToYaml())[0]!.AsObject();
        foreach (var list in Lists)
        {
            // What another login has put there since under the same name is not ours.
            var entries = Entries(added, list).ToList();
            merged[list] = new JsonArray(
                [.. Entries(merged, list).Where(entry => !entries.Exists(own => JsonNode.DeepEquals(own, entry))).Select(entry => entry.DeepClone())]);
        }

        if ((string?)merged["current-context"] == kubeconfig.Context)
        {
            merged["current-context"] = before ?? "";
        }

        await WriteAsync(merged, cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<JsonObject> Entries(JsonObject kubeconfig, string list) => (kubeconfig[list] as JsonArray)?.OfType<JsonObject>() ?? [];

    private static string Name(JsonObject entry) => (string?)entry["name"] ?? "";

    private async Task<JsonObject?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            var text = await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
            return YamlJson.ReadDocuments(text) switch
            {
                [] or [null] => null,
                [JsonObject kubeconfig] => kubeconfig,
                _ => throw Unusable("it is no kubeconfig", null),
            };
        }
        catch (PipelineException error)
        {
            throw Unusable(error.Problem, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unusable(error.Message, error);
        }
    }

    private async Task WriteAsync(JsonObject kubeconfig, CancellationToken cancellationToken)
    {
        try
        {
            await OwnerOnlyFile.WriteAsync(path, YamlJson.Write(kubeconfig), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unusable(error.Message, error);
        }
    }

    private PipelineException Unusable(string why, Exception? error) => new(
        PipelineFault.Rejected,
        $"The login cannot be merged into {path}: {why.ReplaceLineEndings(" ").TrimEnd('.')}.",
        "The file is left as it was: correct it, or name another one with --merge-into.",
        error);
}
