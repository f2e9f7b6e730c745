using System.IO.Compression;
using Plotly.NET;

namespace MlPipeline.Charts.Page;

/// <summary>The plotly.js that Plotly.NET carries, packed to less than half its size; browsers unpack it themselves.</summary>
internal static class PlotlyScript
{
    public static string Packed()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            using var script = Resource.Open(typeof(GenericChart).Assembly, Name());
            script.CopyTo(gzip);
        }

        return Convert.ToBase64String(packed.ToArray());
    }

    private static string Name() => typeof(GenericChart).Assembly.GetManifestResourceNames()
        .Single(name => name.StartsWith("Plotly.NET.plotly-", StringComparison.Ordinal)
            && name.EndsWith(".min.js", StringComparison.Ordinal));
}
