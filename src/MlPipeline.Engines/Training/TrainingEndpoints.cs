using System.Text;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Engines.Hosting;
using MlPipeline.Engines.Training.Following;
using MlPipeline.Engines.Training.Queueing;
using MlPipeline.Engines.Training.Store;

namespace MlPipeline.Engines.Training;

/// <summary>The training engine's HTTP interface.</summary>
internal sealed class TrainingEndpoints(JobStore store, JobQueue queue, FileFollower follower)
{
    private const string CSharp = "csharp";

    /// <summary>What of a long output a record carries; all of it is at the record's <c>log_url</c>.</summary>
    private const int OutputInRecord = 256 * 1024;

    private const int LongestUserName = 63;

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(TokenGuard.HealthPath, (RequestDelegate)(context => context.Response.WriteAsync("ok\n")));
        routes.MapPost("/train", (RequestDelegate)TrainAsync);
        routes.MapPost("/cancel/{id}", (RequestDelegate)CancelAsync);
        routes.MapGet("/history", (RequestDelegate)ListAsync);
        routes.MapGet("/history/{id}", (RequestDelegate)ShowAsync);
        routes.MapGet("/logs/{id}", (RequestDelegate)LogAsync);
        routes.MapGet("/events/{id}", (RequestDelegate)EventsAsync);
    }

    private async Task TrainAsync(HttpContext context)
    {
        var request = await JsonBody.ReadAsync(context.Request, EngineJson.Default.TrainRequest);
        Check(request);
        var submission = context.Request.Headers[EngineServices.IdempotencyHeader].ToString();
        var record = queue.Submit(request, submission.Length > 0 ? submission : null);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        await WriteAsync(context, Describe(context, record));
    }

    private async Task CancelAsync(HttpContext context)
    {
        var record = Find(context);
        if (JobStatus.IsFinal(record.Status))
        {
            throw new RequestException(
                StatusCodes.Status409Conflict,
                $"Job {record.Id} has ended already: {record.Status}.",
                $"GET /history/{record.Id} has its record.");
        }

        queue.Cancel(record.Id);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        await WriteAsync(context, Describe(context, store.Read(record.Id) ?? record));
    }

    private Task ListAsync(HttpContext context)
    {
        var user = context.Request.Query["user"].ToString();
        IReadOnlyList<EngineRecord> records =
        [
            .. store.ReadAll().Where(record => user.Length == 0 || record.User == user).Select(record => Describe(context, record)),
        ];
        return context.Response.WriteAsJsonAsync(
            records, EngineJson.Default.IReadOnlyListEngineRecord, contentType: null, context.RequestAborted);
    }

    private Task ShowAsync(HttpContext context)
    {
        var record = Find(context);
        return WriteAsync(context, Describe(context, record) with { Output = ReadOutput(store.FolderOf(record.Id)) });
    }

    private Task LogAsync(HttpContext context)
    {
        var job = store.FolderOf(Find(context).Id);
        var follow = context.Request.Query.TryGetValue("follow", out var value) && value != "false";
        context.Response.ContentType = "text/plain; charset=utf-8";
        return follower.WriteAsync(context, job, job.OutputFile, follow, keepAlive: null);
    }

    private Task EventsAsync(HttpContext context)
    {
        var job = store.FolderOf(Find(context).Id);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache";
        return follower.WriteAsync(context, job, job.EventsFile, follow: true, keepAlive: ": \n\n"u8.ToArray());
    }

    private EngineRecord Find(HttpContext context)
    {
        var id = RecordNumber.Of(context);
        return store.Read(id) ?? throw new RequestException(
            StatusCodes.Status404NotFound, $"There is no job {id}.", "Use a number that GET /history lists.");
    }

    private static void Check(TrainRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Code))
        {
            throw new RequestException(StatusCodes.Status400BadRequest, "The request has no code.", "Give C# in the property 'code'.");
        }

        if (request.Language != CSharp)
        {
            throw new RequestException(
                StatusCodes.Status400BadRequest,
                $"There is no training in language '{request.Language}'.",
                $"Write the code in C# and give the language as '{CSharp}', or leave it out.");
        }

        if (request.User is { } user && !IsUserName(user))
        {
            throw new RequestException(
                StatusCodes.Status400BadRequest,
                $"'{user}' is no user name.",
                "Use letters, digits, dots, dashes and underscores, with a letter or digit first.");
        }
    }

    private static EngineRecord Describe(HttpContext context, EngineRecord record) => record with
    {
        LogUrl = $"{context.Request.Host}/logs/{record.Id}",
        RequestUrl = $"{context.Request.Host}/history/{record.Id}",
    };

    private static string ReadOutput(JobFolder job)
    {
        if (!File.Exists(job.OutputFile))
        {
            return "";
        }

        using var file = new FileStream(job.OutputFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Position = Math.Max(0, file.Length - OutputInRecord);
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static Task WriteAsync(HttpContext context, EngineRecord record) =>
        context.Response.WriteAsJsonAsync(record, EngineJson.Default.EngineRecord, contentType: null, context.RequestAborted);

    /// <summary>A user's name is the name of a folder in the repository.</summary>
    private static bool IsUserName(string text) =>
        text.Length is > 0 and <= LongestUserName
        && char.IsAsciiLetterOrDigit(text[0])
        && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_');
}
