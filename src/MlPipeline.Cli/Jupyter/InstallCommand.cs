using System.CommandLine;

namespace MlPipeline.Cli.Jupyter;

/// <summary><c>mlpipeline jupyter install</c>.</summary>
internal static class InstallCommand
{
    public static Command Create()
    {
        var command = new Command("install", "Make the C# kernel known to Jupyter.");
        var options = new SpecOptions();
        options.AddTo(command);
        JupyterAction.Set(command, async (parsed, cancellationToken) =>
        {
            var folder = options.FindFolder(parsed);
            var file = Path.Combine(folder, KernelSpec.FileName);
            RequireFree(file);
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(file, KernelSpec.Create(), cancellationToken);
            Console.WriteLine($"Jupyter knows the kernel now: {file}");
            Console.WriteLine($"Try it: jupyter console --kernel {Path.GetFileName(folder)}");
        });
        return command;
    }

    private static void RequireFree(string file)
    {
        if (File.Exists(file) && !KernelSpec.IsOurs(file))
        {
            throw new JupyterException(
                $"Another kernel has this name: {file}", "Remove it with jupyter kernelspec uninstall, or choose a name: --name NAME");
        }
    }
}
