using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlPipeline.Cli.Jupyter;

/// <summary>The file by which Jupyter knows a kernel and how to start it.</summary>
internal static class KernelSpec
{
    public const string DefaultName = "mlpipeline-csharp";
    public const string FileName = "kernel.json";

    private const string DisplayName = "C# (ML pipeline)";
    private const string DotnetRoot = "DOTNET_ROOT";

    // Hexadecimal, as the runtime reads it: 4 MB.
    private const string YoungGenerationBytes = "400000";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of the file that starts this very program.</summary>
    public static string Create()
    {
        var spec = new JsonObject
        {
            ["argv"] = new JsonArray([.. StartOfThisProgram().Concat(["jupyter", "serve", "{connection_file}"]).Select(word => (JsonNode)word)]),
            ["display_name"] = DisplayName,
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
            ["metadata"] = new JsonObject { ["debugger"] = false },
            ["env"] = Settings(),
        };
        return spec.ToJsonString(Json) + "\n";
    }

    /// <summary>Whether the file of a kernel was written by this program.</summary>
    public static bool IsOurs(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(path))?["argv"] is JsonArray words
                && words.OfType<JsonValue>().Select(word => word.ToString()).TakeLast(3).SequenceEqual(["jupyter", "serve", "{connection_file}"]);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonObject Settings()
    {
        var settings = new JsonObject
        {
            // Notebooks run side by side: a small young generation keeps each ten megabytes smaller, and none slower.
            ["DOTNET_GCgen0size"] = YoungGenerationBytes,
        };
        if (Environment.GetEnvironmentVariable(DotnetRoot) is { Length: > 0 } root)
        {
            // A notebook server may be started where nothing tells of a .NET that lies in a folder of its own.
            settings[DotnetRoot] = root;
        }

        return settings;
    }

    // An installed tool is its own command, which stays where it is over updates; else dotnet was told which file to run.
    private static IEnumerable<string> StartOfThisProgram()
    {
        var program = Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase)
            ? [program, typeof(KernelSpec).Assembly.Location]
            : [program];
    }
}
