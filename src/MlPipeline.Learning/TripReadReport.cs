using System.Globalization;
using System.Text;

namespace MlPipeline.Learning;

/// <summary>What became of the rows of a trip file.</summary>
/// <param name="Source">Where the rows came from.</param>
/// <param name="RowsRead">Rows of data, without the header and blank lines.</param>
/// <param name="RowsKept">Rows that became trips.</param>
/// <param name="Dropped">How many rows were dropped for each reason that occurred.</param>
public sealed record TripReadReport(string Source, long RowsRead, long RowsKept, IReadOnlyDictionary<TripDropReason, long> Dropped)
{
    /// <summary>How many rows were dropped in all.</summary>
    public long RowsDropped => RowsRead - RowsKept;

    /// <summary>How many rows were dropped for one reason.</summary>
    /// <param name="reason">The reason.</param>
    /// <returns>The count, 0 where it did not occur.</returns>
    public long DroppedFor(TripDropReason reason) => Dropped.GetValueOrDefault(reason);

    /// <summary>The report as a line of text.</summary>
    /// <returns>For example <c>30,000 rows read from trips.csv, 29,283 kept (97.6 %), 717 dropped: 485 unknown zone, …</c></returns>
    public override string ToString()
    {
        var share = RowsRead == 0 ? 0 : 100.0 * RowsKept / RowsRead;
        var text = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture,
            $"{RowsRead:N0} rows read from {Source}, {RowsKept:N0} kept ({share:F1} %), {RowsDropped:N0} dropped"));
        var separator = ": ";
        foreach (var (reason, count) in Dropped.OrderByDescending(entry => entry.Value))
        {
            text.Append(CultureInfo.InvariantCulture, $"{separator}{count:N0} {Words(reason)}");
            separator = ", ";
        }

        return text.ToString();
    }

    private static string Words(TripDropReason reason) => reason switch
    {
        TripDropReason.MalformedRow => "malformed row",
        TripDropReason.MissingValue => "missing value",
        TripDropReason.MalformedDate => "malformed date",
        TripDropReason.MalformedNumber => "malformed number",
        TripDropReason.UnknownZone => "unknown zone",
        TripDropReason.DurationOutOfRange => "duration out of 20..10,800 s",
        TripDropReason.DistanceOutOfRange => "distance out of 0..150 miles",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, message: null),
    };
}
