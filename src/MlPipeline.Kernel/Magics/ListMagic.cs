using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Magics;

/// <summary>Lists the magics.</summary>
internal sealed class ListMagic(Func<IEnumerable<MagicSummary>> magics) : IMagic
{
    public const string Line = "#!lsmagic";

    public string Name => "lsmagic";

    public string Summary => "List the magics.";

    public Task RunAsync(CellSegment segment, CancellationToken cancellationToken)
    {
        DisplayedValue.Show(CellExecution.Require(), magics().ToList(), []);
        return Task.CompletedTask;
    }
}
