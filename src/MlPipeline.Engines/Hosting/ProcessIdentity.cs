using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace MlPipeline.Engines.Hosting;

/// <summary>A process, told apart from a later one with the same id by when it started.</summary>
/// <param name="Id">Process id.</param>
/// <param name="Birth">When it started, in the terms of the operating system, or null where it was gone already.</param>
internal sealed record ProcessIdentity(int Id, string? Birth)
{
    internal static ProcessIdentity Of(int id) => new(id, ReadBirth(id));

    internal bool IsAlive() => Birth is not null && ReadBirth(Id) == Birth;

    private static string? ReadBirth(int id) => OperatingSystem.IsLinux() ? ReadBirthFromProc(id) : ReadStartTime(id);

    /// <summary>A process that ended and that nobody has waited for is still listed, as a zombie: it counts as gone.</summary>
    private static string? ReadBirthFromProc(int id)
    {
        const int State = 0;
        const int StartTime = 19;
        try
        {
            var line = File.ReadAllText($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/stat");
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            return fields[State] is "Z" or "X" ? null : fields[StartTime];
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string? ReadStartTime(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.HasExited ? null : process.StartTime.ToString("O", CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}
