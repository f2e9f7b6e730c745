using System.Diagnostics;
using System.IO.Pipes;
using MlPipeline.Contracts.Engines;
using MlPipeline.Engines.Jobs;

namespace MlPipeline.Engines.Training;

/// <summary>The process of one job, which can be started before its job is there.</summary>
internal sealed class JobProcess : IDisposable
{
    private readonly Process _process;
    private readonly AnonymousPipeServerStream _events;

    private JobProcess(Process process, AnonymousPipeServerStream events)
    {
        _process = process;
        _events = events;
    }

    internal int Id => _process.Id;

    internal bool HasExited => _process.HasExited;

    internal int ExitCode => _process.ExitCode;

    internal StreamReader Output => _process.StandardOutput;

    internal StreamReader Errors => _process.StandardError;

    internal Stream Events => _events;

    internal static JobProcess Start()
    {
        var events = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        try
        {
            var process = Process.Start(Describe(events.GetClientHandleAsString()))
                ?? throw new InvalidOperationException("The operating system started no process for the job.");
            events.DisposeLocalCopyOfClientHandle();
            return new JobProcess(process, events);
        }
        catch
        {
            events.Dispose();
            throw;
        }
    }

    /// <summary>Names the job that the process is to run.</summary>
    internal Task AssignAsync(string folder) => TellAsync(Path.GetFullPath(folder));

    /// <summary>Asks the code to end by itself.</summary>
    internal Task AskToEndAsync() => TellAsync(JobSignal.Cancel);

    internal Task WaitForExitAsync(CancellationToken cancellation) => _process.WaitForExitAsync(cancellation);

    /// <summary>Ends the process and everything it started.</summary>
    internal void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
        _events.Dispose();
    }

    private async Task TellAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    private static ProcessStartInfo Describe(string eventsHandle)
    {
        var program = Environment.ProcessPath ?? "dotnet";
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };

        // Started by the dotnet host, the program is that host and the engines' assembly its first argument.
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(typeof(JobProcess).Assembly.Location);
        }

        start.ArgumentList.Add(EngineNames.TrainJob);
        start.ArgumentList.Add(JobSignal.EventsOption);
        start.ArgumentList.Add(eventsHandle);
        start.Environment.Remove(EngineControl.ParentProcessVariable);
        return start;
    }
}
