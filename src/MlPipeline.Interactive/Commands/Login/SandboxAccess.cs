using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Interactive.Hosting;

namespace MlPipeline.Interactive.Commands.Login;

/// <summary>Finds the sandbox of a home folder, and starts it where none runs.</summary>
internal sealed class SandboxAccess(SandboxHome home, string? toolPath)
{
    // How dotnet ends where the framework that a program asks for is not installed; elsewhere than on Windows one byte of it is left.
    private const int RuntimeMissingOnWindows = unchecked((int)0x80008096);
    private const int RuntimeMissing = 0x96;

    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    /// <summary>What the sandbox that runs tells of itself, or null where none runs.</summary>
    public async Task<SandboxDescriptor?> FindAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(home.DescriptorFile))
        {
            return null;
        }

        var descriptor = await ReadAsync<SandboxDescriptor>(home.DescriptorFile, cancellationToken).ConfigureAwait(false);
        return IsRunning(descriptor.ProcessId) ? descriptor : null;
    }

    /// <summary>Starts the sandbox by the tool and waits until it answers.</summary>
    /// <param name="progress">Told each line the tool writes.</param>
    /// <param name="cancellationToken">Ends the wait, not the sandbox.</param>
    public async Task<SandboxDescriptor> StartAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        using var process = Launch();
        var errors = new List<string>();
        var output = Task.WhenAll(
            ForwardAsync(process.StandardOutput, progress.Report, cancellationToken),
            ForwardAsync(process.StandardError, errors.Add, cancellationToken));
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);

        // The sandbox itself goes on in the background and may hold the other end open, so the end of the output is not waited for.
        await Task.WhenAny(output, Task.Delay(LastWords, cancellationToken)).ConfigureAwait(false);
        if (process.ExitCode != 0)
        {
            throw Failure(process.ExitCode, errors);
        }

        return await FindAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new MagicException("The sandbox started and is gone again.", $"{Path.Combine(home.Folder, "logs")} holds its log.");
    }

    public static async Task<string> PasswordAsync(SandboxDescriptor descriptor, string user, CancellationToken cancellationToken)
    {
        var passwords = await ReadAsync<Dictionary<string, string>>(descriptor.CredentialsFile, cancellationToken).ConfigureAwait(false);
        return passwords.TryGetValue(user, out var password)
            ? password
            : throw new MagicException($"The sandbox has no user {user}.", $"Log in as one of {string.Join(", ", passwords.Keys)}.");
    }

    private Process Launch()
    {
        if (toolPath is null)
        {
            throw new MagicException(
                $"No sandbox runs in {home.Folder}, and this notebook does not know the tool that starts one.",
                $"Run \"mlpipeline sandbox start\" in a terminal, or set {MagicOptions.ToolVariable} to the path of mlpipeline.dll.");
        }

        var isAssembly = toolPath.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        var start = new ProcessStartInfo(isAssembly ? DotnetPath() : toolPath)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        string[] arguments = isAssembly ? [toolPath, "sandbox", "start"] : ["sandbox", "start"];
        Array.ForEach(arguments, start.ArgumentList.Add);
        start.Environment[SandboxHome.Variable] = home.Folder;
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Exception error) when (error is Win32Exception or FileNotFoundException)
        {
            throw new MagicException(
                $"The tool that starts the sandbox cannot be run: {start.FileName}",
                "Install the .NET 10 runtime (https://dotnet.microsoft.com/download) and see to it that dotnet is on the path.",
                error);
        }
    }

    private static string DotnetPath() => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";

    private static async Task ForwardAsync(StreamReader reader, Action<string> take, CancellationToken cancellationToken)
    {
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (line.Trim() is { Length: > 0 } text)
            {
                take(text);
            }
        }
    }

    private MagicException Failure(int exitCode, IReadOnlyList<string> errors) => errors switch
    {
        _ when exitCode is RuntimeMissing or RuntimeMissingOnWindows => new MagicException(
            $"The sandbox needs the .NET 10 runtime with ASP.NET Core, and {DotnetPath()} has none.",
            "Install it (https://dotnet.microsoft.com/download), then run the cell again."),
        [var problem, var nextStep, ..] => new MagicException(problem, nextStep),
        [var problem] => new MagicException(problem, $"{Path.Combine(home.Folder, "logs")} holds the sandbox's log."),
        _ => new MagicException("The sandbox did not start.", $"{Path.Combine(home.Folder, "logs")} holds its log."),
    };

    private static bool IsRunning(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            // No process has that number: the sandbox ended without tidying up.
            return false;
        }
    }

    private static async Task<T> ReadAsync<T>(string file, CancellationToken cancellationToken)
    {
        try
        {
            var text = await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false);
            return JsonSerializer.Deserialize<T>(text) ?? throw new JsonException("It is null.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new MagicException($"{file} cannot be read.", "Restart the sandbox: \"mlpipeline sandbox stop\", then #!kd-login.", error);
        }
    }
}
