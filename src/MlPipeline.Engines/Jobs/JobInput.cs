namespace MlPipeline.Engines.Jobs;

/// <summary>
/// What the engine tells its job through standard input: the folder of the job, then that it is to end. The end of the input is the end of
/// the engine, and a job without its engine ends too.
/// </summary>
internal sealed class JobInput : IDisposable
{
    private const int EngineGone = 130;

    private readonly StreamReader _reader = new(Console.OpenStandardInput());
    private readonly CancellationTokenSource _cancellation = new();

    internal CancellationToken Cancellation => _cancellation.Token;

    /// <summary>Waits for the engine to name the job's folder, or returns null where it never will.</summary>
    internal Task<string?> ReadFolderAsync() => _reader.ReadLineAsync();

    /// <summary>Listens for the rest on a thread of its own, which does not keep the process alive.</summary>
    internal void Listen() => new Thread(ReadToEnd) { IsBackground = true, Name = "engine" }.Start();

    public void Dispose() => _cancellation.Dispose();

    private void ReadToEnd()
    {
        while (_reader.ReadLine() is { } line)
        {
            if (line == JobSignal.Cancel)
            {
                _cancellation.Cancel();
            }
        }

        Environment.Exit(EngineGone);
    }
}
