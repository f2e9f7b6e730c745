using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using MlPipeline.Contracts.Engines;
using MlPipeline.Engines.Jobs;
using MlPipeline.Engines.Training.Limits;

namespace MlPipeline.Engines.Training.Execution;

/// <summary>The process of one job, which can be started before its job is there.</summary>
internal sealed class JobProcess : IDisposable
{
    private static readonly string[] TemporaryFolderVariables = ["TMPDIR", "TEMP", "TMP"];

    private readonly Process _process;
    private readonly AnonymousPipeServerStream _events;

    private JobProcess(Process process, AnonymousPipeServerStream events, ScratchFolder scratch, string mark)
    {
        _process = process;
        _events = events;
        Scratch = scratch;
        Group = new ProcessGroup(process.Id, mark);
    }

    /// <summary>The process and all it started.</summary>
    internal ProcessGroup Group { get; }

    internal ScratchFolder Scratch { get; }

    internal int Id => _process.Id;

    internal bool HasExited => _process.HasExited;

    internal int ExitCode => _process.ExitCode;

    internal StreamReader Output => _process.StandardOutput;

    internal StreamReader Errors => _process.StandardError;

    internal Stream Events => _events;

    internal static JobProcess Start(JobLimits limits)
    {
        var events = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        var scratch = new ScratchFolder();
        var mark = Guid.NewGuid().ToString("N");
        try
        {
            var process = Process.Start(Describe(events.GetClientHandleAsString(), scratch, mark, limits))
                ?? throw new InvalidOperationException("The operating system started no process for the job.");
            events.DisposeLocalCopyOfClientHandle();
            return new JobProcess(process, events, scratch, mark);
        }
        catch
        {
            events.Dispose();
            scratch.Dispose();
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

        Group.Kill();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
        _events.Dispose();
        Scratch.Dispose();
    }

    private async Task TellAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    private static ProcessStartInfo Describe(string eventsHandle, ScratchFolder scratch, string mark, JobLimits limits)
    {
        var program = Environment.ProcessPath ?? "dotnet";
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = scratch.Path,
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
        start.Environment[ProcessGroup.MarkVariable] = mark;
        foreach (var variable in TemporaryFolderVariables)
        {
            start.Environment[variable] = scratch.Path;
        }

        // Code that asks for too much meets an exception with its line, and is ended only where it goes on outside of this heap.
        start.Environment["DOTNET_GCHeapHardLimit"] = limits.Memory.ToString("x", CultureInfo.InvariantCulture);
        return start;
    }
}
