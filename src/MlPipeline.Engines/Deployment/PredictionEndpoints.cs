using System.Globalization;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.Pods;
using MlPipeline.Engines.Hosting;
using MlPipeline.Engines.Scoring;

namespace MlPipeline.Engines.Deployment;

/// <summary>The deployment engine's HTTP interface.</summary>
internal sealed class PredictionEndpoints(
    ModelServing serving, PodCores cores, PredictionLog log, PredictionMetrics metrics, PodContext pod, TimeProvider time)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(TokenGuard.HealthPath, (RequestDelegate)(context => context.Response.WriteAsync("ok\n")));
        routes.MapPost("/{model}/{version}/predict", (RequestDelegate)PredictAsync);
        routes.MapGet("/{model}/{version}/schema", (RequestDelegate)ShowSchemaAsync);
        routes.MapGet("/models", (RequestDelegate)ListModelsAsync);
        routes.MapGet("/openapi.json", (RequestDelegate)ShowOpenApiAsync);
        routes.MapGet("/history", (RequestDelegate)ListAsync);
        routes.MapGet("/history/{id}", (RequestDelegate)(context => WriteAsync(context, Describe(context, Find(context)))));
        routes.MapGet("/logs/{id}", (RequestDelegate)(context => context.Response.WriteAsync(Find(context).Output)));
    }

    private async Task PredictAsync(HttpContext context)
    {
        var start = time.GetTimestamp();
        var model = Find(context, serving.Current);
        model.CountRequest();
        try
        {
            using var batch = new BatchRun(model, cores.Count, context.RequestAborted);
            var input = await model.Reader.ReadAsync(context.Request, batch);
            var answers = await ScoreAsync(model, input, batch);
            await AnswerAsync(context, model, input, answers);
            metrics.Add(model.Registration, StatusCodes.Status200OK, answers.Length, time.GetElapsedTime(start));
        }
        catch (RequestException exception)
        {
            metrics.Add(model.Registration, exception.Status, 0, time.GetElapsedTime(start));
            throw;
        }
    }

    private Task AnswerAsync(HttpContext context, LoadedModel model, PredictionInput input, PredictionValue[] answers)
    {
        var record = new EngineRecord
        {
            Id = log.NextId(),
            Input = input.Input,
            Output = input.Single is null ? string.Create(CultureInfo.InvariantCulture, $"{answers.Length} predictions.\n") : answers[0].Text,
            Node = pod.Name,
            Pid = Environment.ProcessId,
            Status = JobStatus.Finished,
            Model = model.Registration.Name,
            ModelVersion = model.Registration.Version,
            Prediction = input.Single is null ? null : answers[0],
        };
        log.Add(record);
        return WriteAsync(context, Describe(context, record) with { Predictions = input.Single is null ? answers : null });
    }

    private static async ValueTask<PredictionValue[]> ScoreAsync(LoadedModel model, PredictionInput input, BatchRun batch)
    {
        var useScoring = input.UseScoring ?? true;
        try
        {
            return input.Single is { } single ? [await model.Scorer(useScoring).ScoreAsync(single)] : await batch.FinishAsync(useScoring);
        }
        catch (ScoringException exception)
        {
            throw new RequestException(
                StatusOf(exception.Fault),
                exception.Message,
                $"Correct {model.Registration.ScoringPath} and register the model again, or predict with \"use_scoring\": false.",
                exception);
        }
    }

    private static int StatusOf(ScoringFault fault) => fault switch
    {
        ScoringFault.TookTooLong => StatusCodes.Status504GatewayTimeout,
        ScoringFault.TookTooMuch => StatusCodes.Status507InsufficientStorage,
        ScoringFault.SwitchedOff => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static LoadedModel Find(HttpContext context, ModelSet models) =>
        models.Find((string)context.Request.RouteValues["model"]!, (string)context.Request.RouteValues["version"]!);

    private Task ShowSchemaAsync(HttpContext context)
    {
        var schema = ArgumentSchema.Of(Find(context, serving.Current));
        context.Response.ContentType = "application/schema+json";
        return context.Response.WriteAsync(schema.ToJsonString(), context.RequestAborted);
    }

    private async Task ShowOpenApiAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(await ServingDocument.WriteAsync(serving.Current.Served, context.RequestAborted), context.RequestAborted);
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
