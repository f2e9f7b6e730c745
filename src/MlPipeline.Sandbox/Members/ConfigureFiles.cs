using System.Globalization;
using MlPipeline.Contracts.Pods;

namespace MlPipeline.Sandbox.Members;

/// <summary>The files in which a start script's run can be followed from outside.</summary>
internal sealed class ConfigureFiles
{
    private readonly string _status;

    /// <summary>Names the files of a container.</summary>
    public ConfigureFiles(string root)
    {
        var folder = ContainerPath.OnHost(root, PodEnvironment.GuestConfigFolder);
        _status = Path.Combine(folder, "configure.status");
        Output = Path.Combine(folder, "configure.stdout");
        Error = Path.Combine(folder, "configure.stderr");
    }

    /// <summary>What the script writes to its standard output.</summary>
    public string Output { get; }

    /// <summary>What the script writes to its standard error.</summary>
    public string Error { get; }

    /// <summary>Notes that the script of a container begins.</summary>
    public async Task BeginAsync(string containerId, CancellationToken cancellationToken)
    {
        File.Delete(Output);
        File.Delete(Error);
        await File.WriteAllTextAsync(_status, $"{containerId}=", cancellationToken);
    }

    /// <summary>Notes how it ended.</summary>
    public void End(int exitCode) => File.AppendAllText(_status, exitCode.ToString(CultureInfo.InvariantCulture));
}
