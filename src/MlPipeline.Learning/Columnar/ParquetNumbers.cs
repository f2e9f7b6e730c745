using System.Numerics;
using Parquet;
using Parquet.Schema;

namespace MlPipeline.Learning.Columnar;

/// <summary>Reads columns of numbers of whatever type as doubles; <see cref="double.NaN"/> stands for a missing one.</summary>
internal static class ParquetNumbers
{
    public static bool CanRead(DataField field) =>
        field.ClrType == typeof(double) || field.ClrType == typeof(float) || field.ClrType == typeof(int) || field.ClrType == typeof(long)
        || field.ClrType == typeof(short);

    public static Task<double[]> ReadAsync(ParquetRowGroupReader rows, DataField field, int count, CancellationToken cancellation) =>
        field.ClrType == typeof(double) ? ReadAsync<double>(rows, field, count, cancellation)
        : field.ClrType == typeof(float) ? ReadAsync<float>(rows, field, count, cancellation)
        : field.ClrType == typeof(int) ? ReadAsync<int>(rows, field, count, cancellation)
        : field.ClrType == typeof(short) ? ReadAsync<short>(rows, field, count, cancellation)
        : ReadAsync<long>(rows, field, count, cancellation);

    private static async Task<double[]> ReadAsync<T>(ParquetRowGroupReader rows, DataField field, int count, CancellationToken cancellation)
        where T : unmanaged, INumber<T>
    {
        var numbers = new double[count];
        if (field.IsNullable)
        {
            var values = new T?[count];
            await rows.ReadAsync<T>(field, values.AsMemory(), cancellationToken: cancellation);
            for (var row = 0; row < count; row++)
            {
                numbers[row] = values[row] is { } value ? double.CreateTruncating(value) : double.NaN;
            }
        }
        else
        {
            var values = new T[count];
            await rows.ReadAsync<T>(field, values.AsMemory(), cancellationToken: cancellation);
            for (var row = 0; row < count; row++)
            {
                numbers[row] = double.CreateTruncating(values[row]);
            }
        }

        return numbers;
    }
}
