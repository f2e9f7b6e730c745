using System.Text.Json;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Interactive.Declarations;
using MlPipeline.Interactive.Grammar;
using MlPipeline.Interactive.Hosting;
using MlPipeline.KubeDirector.Clusters;
using MlPipeline.KubeDirector.Predictions;

namespace MlPipeline.Interactive.Commands.Predictions;

/// <summary><c>#!kd-predict</c>.</summary>
internal sealed class PredictCommand(MagicContext context, ClusterChoice choice, PredictionRepetition repetition)
{
    private const string LatestVersion = "latest";

    public MagicCommand Create() => new(
        "kd-predict",
        "Ask a served model.",
        [
            new MagicVerb(
                new VerbDeclaration(
                    "",
                    "Ask a served model for a prediction; a list of rows gives a list of predictions.",
                    [
                        new("cluster", "The deployment's kdcluster.", Default: "the only one connected to the model", Completions: CompletionSource.DeploymentClusters),
                        new("model", "Name of the model.", Required: true, Completions: CompletionSource.Models),
                        new("model-version", "Version of the model.", Default: "the one that is served", Completions: CompletionSource.ModelVersions),
                        new("input", "C# variable with the feature values, in the place of JSON below the line: an object, a list, a DataFrame.", ValueKind.Variable),
                        new("repeat", "Ask so many times, one request after the other, and tell how long they took.", ValueKind.WholeNumber),
                        SharedOptions.Out,
                    ],
                    BodyRule.Optional,
                    BodyLanguage.Json,
                    "#!kd-predict --cluster inference-server-{{user}} --model model-{{user}} --model-version 1 --input ride --out answer",
                    "await kd.Predictions.PredictAsync($\"inference-server-{kd.User}\", $\"model-{kd.User}\", \"1\", ride)"),
                PredictAsync),
        ]);

    private async Task PredictAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        var arguments = KdPredictions.ReadArguments(Arguments(invocation));
        var model = invocation.Required("model");
        var version = invocation.Text("model-version") ?? LatestVersion;
        var cluster = await choice.FindAsync(invocation, EngineServices.DeploymentApp, (candidate, _) => Serves(candidate, model), cancellationToken)
            .ConfigureAwait(false);
        object answer = invocation.Integer("repeat") is { } count
            ? await repetition.RunAsync(cluster, model, version, arguments, count, cancellationToken).ConfigureAwait(false)
            : await AskAsync(cluster, model, version, arguments, cancellationToken).ConfigureAwait(false);
        await context.KeepAsync(invocation, answer, cancellationToken).ConfigureAwait(false);
    }

    private async Task<object> AskAsync(string cluster, string model, string version, JsonElement arguments, CancellationToken cancellationToken)
    {
        var predictions = context.Session.Predictions;
        object answer = arguments.ValueKind == JsonValueKind.Array
            ? await predictions.PredictManyAsync(cluster, model, version, arguments, cancellationToken).ConfigureAwait(false)
            : await predictions.PredictAsync(cluster, model, version, arguments, cancellationToken).ConfigureAwait(false);
        context.Show(answer);
        return answer;
    }

    private static bool Serves(KdClusterInfo cluster, string model) => cluster.Connections.ConfigMaps.Contains(model);

    private object Arguments(MagicInvocation invocation) => (invocation.Text("input"), invocation.Body) switch
    {
        ({ } name, "") => Variable(name),
        (null, { Length: > 0 } body) => body,
        (null, _) => throw new MagicException("#!kd-predict has nothing to ask.", "Write JSON below the line, or name a C# variable with --input."),
        _ => throw new MagicException("#!kd-predict has both JSON below its line and --input.", "Keep one of the two."),
    };

    private object Variable(string name)
    {
        if (!context.Host.TryGetVariable(name, out var value))
        {
            throw new MagicException($"There is no C# variable {name}.", "Make it in a cell before this one, or correct its name.");
        }

        return value ?? throw new MagicException($"The C# variable {name} is null.", "Give it feature values first.");
    }
}
