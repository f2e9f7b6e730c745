using MlPipeline.Interactive.Hosting;

namespace MlPipeline.Kernel.Magics;

/// <summary>Shares a variable. There is one language here, so it can only be given a second name.</summary>
internal sealed class ShareMagic(INotebookHost host) : IMagic
{
    private const string CSharp = "csharp";
    private const string Usage = "#!share <variable> --from csharp [--as <other name>]";

    public string Name => "share";

    public string Summary => $"Give a variable another name: {Usage}";

    public bool TakesArguments => true;

    public async Task RunAsync(CellSegment segment, CancellationToken cancellationToken)
    {
        var arguments = MagicArguments.Parse(segment.Magic!, Usage, "--from", "--as");
        if (arguments.Find("--from") is { } language && language != CSharp)
        {
            throw arguments.Wrong($"There is no language '{language}' here, only {CSharp}");
        }

        var value = SessionVariable.Get(host, arguments.Word);
        if (arguments.Find("--as") is { } name)
        {
            await host.SetVariableAsync(name, value, cancellationToken);
        }
    }
}
