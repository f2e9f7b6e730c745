using MlPipeline.Learning.Trips;

namespace MlPipeline.Learning.Columnar;

/// <summary>Writes the rows of a Parquet file down as the workshop's file has them; of passengers and fares trips know nothing.</summary>
internal sealed class ParquetTripRows(TripRowWriter writer) : IParquetTripSink
{
    private static readonly int OtherColumns = WorkshopTripFile.Columns.Count - 6;

    public long Rows { get; private set; }

    public void Add(DateTime? pickup, DateTime? dropoff, double miles, double pickupZone, double dropoffZone)
    {
        Time(pickup);
        Time(dropoff);
        writer.Text(default);
        Number(miles, whole: false);
        Number(pickupZone, whole: true);
        Number(dropoffZone, whole: true);
        for (var column = 0; column < OtherColumns; column++)
        {
            writer.Text(default);
        }

        writer.EndRow();
        Rows++;
    }

    private void Time(DateTime? time)
    {
        if (time is { } value)
        {
            writer.Time(value);
        }
        else
        {
            writer.Text(default);
        }
    }

    private void Number(double number, bool whole)
    {
        if (!double.IsFinite(number))
        {
            writer.Text(default);
        }
        else if (whole && Math.Abs(number) < int.MaxValue)
        {
            writer.Number((int)number);
        }
        else
        {
            writer.Number(number);
        }
    }
}
