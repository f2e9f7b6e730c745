using System.Globalization;

namespace MlPipeline.Engines.DataSets;

/// <summary>Writes <c>progress fraction text</c> lines for whoever started the program, at most one per hundredth.</summary>
internal sealed class ProgressLines(TextWriter writer) : IProgress<double>
{
    private int _hundredths = -1;

    public void Report(double value)
    {
        var hundredths = (int)(value * 100);
        if (hundredths != _hundredths)
        {
            _hundredths = hundredths;
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"progress {value:0.00} {hundredths} %"));
        }
    }
}
