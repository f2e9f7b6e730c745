using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.CSharp;
using MlPipeline.Kernel.Jupyter.Messages;

namespace MlPipeline.Kernel.Jupyter.Requests;

/// <summary>Says what this kernel is.</summary>
internal sealed class KernelInfoHandler : IRequestHandler
{
    private static readonly string Version = typeof(KernelInfoHandler).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion.Split('+')[0];

    public string RequestType => "kernel_info_request";

    public Task<JsonObject?> AnswerAsync(JupyterMessage request, CancellationToken cancellationToken)
    {
        var info = Replies.Ok();
        info["protocol_version"] = MessageCodec.ProtocolVersion;
        info["implementation"] = "mlpipeline";
        info["implementation_version"] = Version;
        info["language_info"] = LanguageInfo();
        info["banner"] = $"MlPipeline {Version}: C# {CSharpVersion} on {RuntimeInformation.FrameworkDescription}. #!lsmagic lists the magics.";
        info["debugger"] = false;
        info["help_links"] = new JsonArray(
            Link("C# language reference", "https://learn.microsoft.com/dotnet/csharp/"),
            Link(".NET API", "https://learn.microsoft.com/dotnet/api/"));
        return Task.FromResult<JsonObject?>(info);
    }

    private static string CSharpVersion => LanguageVersion.Latest.MapSpecifiedToEffectiveVersion().ToDisplayString();

    private static JsonObject LanguageInfo() => new()
    {
        ["name"] = "C#",
        ["version"] = CSharpVersion,
        ["mimetype"] = "text/x-csharp",
        ["file_extension"] = ".cs",
        ["pygments_lexer"] = "csharp",
        ["codemirror_mode"] = "text/x-csharp",
    };

    private static JsonObject Link(string text, string url) => new() { ["text"] = text, ["url"] = url };
}
