using MlPipeline.Learning.Trips;

namespace MlPipeline.Learning.Columnar;

/// <summary>Makes trips of the rows of a Parquet file.</summary>
internal sealed class ParquetTripSet(TripSetBuilder builder) : IParquetTripSink
{
    public void Add(DateTime? pickup, DateTime? dropoff, double miles, double pickupZone, double dropoffZone)
    {
        if (pickup is { } begun && dropoff is { } ended && !double.IsNaN(miles) && !double.IsNaN(pickupZone) && !double.IsNaN(dropoffZone))
        {
            builder.Add(begun, (ended - begun).TotalSeconds, miles, Zone(pickupZone), Zone(dropoffZone));
        }
        else
        {
            builder.Drop(TripDropReason.MissingValue);
        }
    }

    // What is no zone's number is no known zone either.
    private static int Zone(double number) => number is >= 0 and <= ushort.MaxValue ? (int)number : -1;
}
