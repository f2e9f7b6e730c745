namespace MlPipeline.Learning.Columnar;

/// <summary>Takes the rows of a Parquet file in their order.</summary>
internal interface IParquetTripSink
{
    /// <summary>Takes one row; what is null, or no number, is missing in the file.</summary>
    void Add(DateTime? pickup, DateTime? dropoff, double miles, double pickupZone, double dropoffZone);
}
