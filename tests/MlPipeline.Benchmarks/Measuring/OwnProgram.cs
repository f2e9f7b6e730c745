namespace MlPipeline.Benchmarks.Measuring;

/// <summary>Starts this very program again, for what is to be measured in a process of its own.</summary>
internal static class OwnProgram
{
    /// <summary>What stands before the arguments: started by the dotnet host, the program is that host and the assembly its first argument.</summary>
    public static IEnumerable<string> Words() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(OwnProgram).Assembly.Location] : [];
}
