using System.CommandLine;

namespace MlPipeline.Cli.Jupyter;

/// <summary><c>mlpipeline jupyter uninstall</c>.</summary>
internal static class UninstallCommand
{
    public static Command Create()
    {
        var command = new Command("uninstall", "Take the C# kernel away from Jupyter.");
        var options = new SpecOptions();
        options.AddTo(command);
        JupyterAction.Set(command, (parsed, _) =>
        {
            var folder = options.FindFolder(parsed);
            var file = Path.Combine(folder, KernelSpec.FileName);
            if (!File.Exists(file))
            {
                throw new JupyterException($"There is no such kernel: {file}", "jupyter kernelspec list shows those that are there.");
            }

            if (!KernelSpec.IsOurs(file))
            {
                throw new JupyterException($"This kernel is not ours: {file}", "Remove it with jupyter kernelspec uninstall.");
            }

            Directory.Delete(folder, recursive: true);
            Console.WriteLine($"Removed {folder}");
            return Task.CompletedTask;
        });
        return command;
    }
}
