namespace MlPipeline.Learning.Tests.Support;

/// <summary>The real trips, where the machine has them.</summary>
internal static class RealTrips
{
    private const string Variable = "MLPIPELINE_TRIPS";

    /// <summary>Their folder; without one the calling test is skipped.</summary>
    public static string Folder()
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{Variable} does not name a folder with real trips.");
        return folder;
    }

    public static ZoneTable Zones() => ZoneTable.Read(Path.Combine(Folder(), "lookup-ipyheader.csv"));

    public static TripSet Read() =>
        TripReader.Read(Path.Combine(Folder(), "demodata-small.csv"), Zones(), TestContext.Current.CancellationToken);
}
