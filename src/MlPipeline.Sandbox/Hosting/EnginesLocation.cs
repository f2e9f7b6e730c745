using MlPipeline.Sandbox.Launching;

namespace MlPipeline.Sandbox.Hosting;

/// <summary>Finds the engines' program, which the build puts beside this one.</summary>
internal static class EnginesLocation
{
    private const string FileName = "MlPipeline.Engines.dll";

    public static string Find()
    {
        var program = Path.Combine(Path.GetDirectoryName(typeof(EnginesLocation).Assembly.Location)!, "engines", FileName);
        return File.Exists(program)
            ? program
            : throw new SandboxException($"The engines are missing: {program}.", "Build or install MlPipeline again; its build puts them there.");
    }
}
