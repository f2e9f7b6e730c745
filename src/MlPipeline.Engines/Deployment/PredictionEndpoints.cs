using System.Globalization;
using System.Text.Json;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.Pods;
using MlPipeline.Engines.Hosting;
using MlPipeline.Engines.Scoring;

namespace MlPipeline.Engines.Deployment;

/// <summary>The deployment engine's HTTP interface.</summary>
internal sealed class PredictionEndpoints(ModelServing serving, PredictionLog log, PodContext pod)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(TokenGuard.HealthPath, (RequestDelegate)(context => context.Response.WriteAsync("ok\n")));
        routes.MapPost("/{model}/{version}/predict", (RequestDelegate)PredictAsync);
        routes.MapGet("/models", (RequestDelegate)ListModelsAsync);
        routes.MapGet("/history", (RequestDelegate)ListAsync);
        routes.MapGet("/history/{id}", (RequestDelegate)(context => WriteAsync(context, Describe(context, Find(context)))));
        routes.MapGet("/logs/{id}", (RequestDelegate)(context => context.Response.WriteAsync(Find(context).Output)));
    }

    private async Task PredictAsync(HttpContext context)
    {
        var model = serving.Current.Find((string)context.Request.RouteValues["model"]!, (string)context.Request.RouteValues["version"]!);
        model.CountRequest();
        var request = await JsonBody.ReadAsync(context.Request, EngineJson.Default.PredictRequest);
        var sets = model.Arguments.Read(request.ScoringArguments);
        var answers = await ScoreAsync(model, request.UseScoring, sets);
        var isBatch = request.ScoringArguments.ValueKind == JsonValueKind.Array;
        var record = new EngineRecord
        {
            Id = log.NextId(),
            Input = request.ScoringArguments,
            Output = isBatch ? string.Create(CultureInfo.InvariantCulture, $"{answers.Length} predictions.\n") : answers[0].Text,
            Node = pod.Name,
            Pid = Environment.ProcessId,
            Status = JobStatus.Finished,
            Model = model.Registration.Name,
            ModelVersion = model.Registration.Version,
            Prediction = isBatch ? null : answers[0],
            Predictions = isBatch ? answers : null,
        };

        log.Add(isBatch ? Abridge(record) : record);
        await WriteAsync(context, Describe(context, record));
    }

    /// <summary>A batch can be large: its record keeps how many predictions there were, not which.</summary>
    private static EngineRecord Abridge(EngineRecord record) => record with
    {
        Input = JsonSerializer.SerializeToElement($"{record.Predictions?.Count} argument sets", EngineJson.Default.String),
        Predictions = null,
    };

    private static async Task<PredictionValue[]> ScoreAsync(
        LoadedModel model, bool useScript, IReadOnlyList<IReadOnlyDictionary<string, double>> sets)
    {
        var scorer = model.Scorer(useScript);
        var answers = new PredictionValue[sets.Count];
        try
        {
            for (var place = 0; place < answers.Length; place++)
            {
                answers[place] = await scorer.ScoreAsync(sets[place]);
            }

            return answers;
        }
        catch (ScoringException exception)
        {
            throw new RequestException(
                StatusCodes.Status500InternalServerError,
                exception.Message,
                $"Correct {model.Registration.ScoringPath} and register the model again, or predict with \"use_scoring\": false.",
                exception);
        }
    }

    private Task ListModelsAsync(HttpContext context) => context.Response.WriteAsJsonAsync(
        serving.Current.Describe(), EngineJson.Default.IReadOnlyListServedModel, contentType: null, context.RequestAborted);

    private Task ListAsync(HttpContext context)
    {
        IReadOnlyList<EngineRecord> records = [.. log.List().Select(record => Describe(context, record))];
        return context.Response.WriteAsJsonAsync(
            records, EngineJson.Default.IReadOnlyListEngineRecord, contentType: null, context.RequestAborted);
    }

    private EngineRecord Find(HttpContext context)
    {
        var id = RecordNumber.Of(context);
        return log.Find(id) ?? throw new RequestException(
            StatusCodes.Status404NotFound, $"There is no record of a prediction {id}.", "Use a number that GET /history lists; old ones go.");
    }

    private static EngineRecord Describe(HttpContext context, EngineRecord record) => record with
    {
        LogUrl = $"{context.Request.Host}/logs/{record.Id}",
        RequestUrl = $"{context.Request.Host}/history/{record.Id}",
    };

    private static Task WriteAsync(HttpContext context, EngineRecord record) =>
        context.Response.WriteAsJsonAsync(record, EngineJson.Default.EngineRecord, contentType: null, context.RequestAborted);
}
