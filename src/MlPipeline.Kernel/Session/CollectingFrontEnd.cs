using MlPipeline.Kernel.Outputs;

namespace MlPipeline.Kernel.Session;

/// <summary>Keeps what code shows that nobody watches.</summary>
internal sealed class CollectingFrontEnd(OutputCollector outputs) : ICellFrontEnd
{
    public void Show(CellOutput output) => outputs.Add(output);

    public Task<string> ReadPasswordAsync(string prompt, CancellationToken cancellationToken) =>
        throw new NotSupportedException("There is nobody to ask.");
}
