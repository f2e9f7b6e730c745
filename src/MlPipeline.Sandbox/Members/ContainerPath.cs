using MemberAccessException = MlPipeline.Operator.Members.MemberAccessException;

namespace MlPipeline.Sandbox.Members;

/// <summary>Finds paths of a container on this machine.</summary>
internal static class ContainerPath
{
    /// <summary>Where an absolute path of a container lies; a path that climbs out of it is refused.</summary>
    public static string OnHost(string root, string path)
    {
        var full = Path.GetFullPath(root + path);
        return path.StartsWith('/') && full.StartsWith(Path.GetFullPath(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new MemberAccessException($"{path} is not an absolute path inside the container");
    }

    /// <summary>The program that a command names: a file of the container where there is one, else a program of this machine.</summary>
    public static string ProgramOf(string root, string program)
    {
        var own = program.StartsWith('/') ? OnHost(root, program) : program;
        return File.Exists(own) ? own : program;
    }
}
