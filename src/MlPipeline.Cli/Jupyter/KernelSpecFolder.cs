using System.Text.RegularExpressions;

namespace MlPipeline.Cli.Jupyter;

/// <summary>Where Jupyter looks for kernels.</summary>
internal static partial class KernelSpecFolder
{
    /// <summary>The folder of a kernel of this name, for the user or below a prefix such as that of a Python environment.</summary>
    /// <exception cref="JupyterException">Jupyter takes no such name.</exception>
    public static string Find(string name, string? prefix) => Name().IsMatch(name)
        ? Path.Combine(prefix is null ? UserData() : Path.Combine(Path.GetFullPath(prefix), "share", "jupyter"), "kernels", name)
        : throw new JupyterException($"Jupyter takes no kernel of the name '{name}'.", "Use letters, digits, dots, hyphens and underscores.");

    private static string UserData()
    {
        if (Variable("JUPYTER_DATA_DIR") is { } folder)
        {
            return folder;
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return OperatingSystem.IsWindows() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter")
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Jupyter")
            : Path.Combine(Variable("XDG_DATA_HOME") ?? Path.Combine(home, ".local", "share"), "jupyter");
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    [GeneratedRegex(@"^[A-Za-z0-9._-]+$")]
    private static partial Regex Name();
}
