using MlPipeline.Kernel.Outputs;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Magics;

/// <summary>Shows the rest of the cell as it stands.</summary>
internal sealed class ContentMagic(string name, string mimeType, string summary) : IMagic
{
    public string Name { get; } = name;

    public string Summary { get; } = summary;

    public Task RunAsync(CellSegment segment, CancellationToken cancellationToken)
    {
        var data = MimeBundle.Of(mimeType, segment.Text);
        CellExecution.Require().Show(new DisplayOutput(Guid.NewGuid().ToString("N"), data));
        return Task.CompletedTask;
    }
}
