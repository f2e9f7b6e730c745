using MlPipeline.Learning.Trips;
using Parquet.Schema;

namespace MlPipeline.Learning.Columnar;

/// <summary>The columns of trips in a Parquet file, under the TLC's or the workshop's names, in upper or lower case.</summary>
internal sealed record ParquetTripColumns(DataField Pickup, DataField Dropoff, DataField Miles, DataField PickupZone, DataField DropoffZone)
{
    public static ParquetTripColumns Find(ParquetSchema schema, string path)
    {
        var fields = schema.GetDataFields().ToLookup(field => field.Name, StringComparer.OrdinalIgnoreCase);
        string[] names = [.. TripFileColumns.Names];
        var missing = names.Where(name => Find(fields, name) is null).ToList();
        if (missing.Count > 0)
        {
            throw new InvalidDataException(
                $"The trip file {path} has no column {string.Join(", ", missing)} (its columns: {string.Join(',', fields.Select(field => field.Key))}). "
                + TripFileColumns.WhatToUse);
        }

        var columns = names.Select(name => Find(fields, name)!).ToArray();
        foreach (var time in columns.Take(2).Where(column => column.ClrType != typeof(DateTime)))
        {
            throw new InvalidDataException($"The column {time.Name} of the trip file {path} holds no times. {TripFileColumns.WhatToUse}");
        }

        foreach (var number in columns.Skip(2).Where(column => !ParquetNumbers.CanRead(column)))
        {
            throw new InvalidDataException($"The column {number.Name} of the trip file {path} holds no numbers. {TripFileColumns.WhatToUse}");
        }

        return new ParquetTripColumns(columns[0], columns[1], columns[2], columns[3], columns[4]);
    }

    private static DataField? Find(ILookup<string, DataField> fields, string name) =>
        fields[name].Concat(fields[TripFileColumns.WorkshopPrefix + name]).FirstOrDefault();
}
