using System.IO.Pipes;
using System.Text.Json;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.Pods;
using MlPipeline.Engines.Configuration;
using MlPipeline.Engines.Scripting.Caching;
using MlPipeline.Engines.Training.Store;

namespace MlPipeline.Engines.Jobs;

/// <summary>The process of one training job. One that is started ahead of its job warms up while it waits for it.</summary>
internal static class TrainJobCommand
{
    private const int Success = 0;
    private const int Failure = 1;
    private const int WrongUsage = 2;

    // A process that is started for a job that is there already is told its folder at once.
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(100);

    internal static async Task<int> RunAsync(string[] args)
    {
        if (args is not [JobSignal.EventsOption, var handle])
        {
            await Console.Error.WriteLineAsync("A training job is started by the training engine; submit one with POST /train.");
            return WrongUsage;
        }

        using var channel = new JobChannel(new AnonymousPipeClientStream(PipeDirection.Out, handle));
        using var input = new JobInput();
        Console.SetIn(TextReader.Null);
        if (await WaitForFolderAsync(input) is not { } folder)
        {
            return Success;
        }

        input.Listen();
        var succeeded = await RunJobAsync(new JobFolder(folder), channel, input.Cancellation);

        // The code may have left threads behind, which would keep the process alive for ever.
        Environment.Exit(succeeded ? Success : Failure);
        return Success;
    }

    private static async Task<string?> WaitForFolderAsync(JobInput input)
    {
        var reading = Task.Run(input.ReadFolderAsync);
        if (await Task.WhenAny(reading, Task.Delay(AtOnce)) == reading)
        {
            return await reading;
        }

        var warmUp = WarmUp.Start();
        var folder = await reading;
        warmUp.End();
        return folder;
    }

    private static async Task<bool> RunJobAsync(JobFolder folder, JobChannel channel, CancellationToken cancellation)
    {
        var request = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(folder.RequestFile, cancellation), EngineJson.Default.TrainRequest)
            ?? throw new JsonException($"{folder.RequestFile} is null.");
        var files = new ContainerFiles(PodContext.FromEnvironment());
        var job = new TrainingJob(request, new TrainingRepository(files, request.User), channel, cancellation);
        var script = new TrainingScript(new ScriptCache(TrainingFolder.Of(folder).Scripts));
        if (await script.RunAsync(request.Code, job) is { } fault)
        {
            await Console.Error.WriteLineAsync(fault.Details);
            channel.Send(new JobEvent(JobSignal.Failed, fault.Summary));
            return false;
        }

        channel.Send(new JobEvent(JobSignal.Done, ""));
        return true;
    }
}
