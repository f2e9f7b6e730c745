using System.Collections;
using System.Data;
using System.Globalization;
using System.Reflection;

namespace MlPipeline.KubeDirector.Predictions;

/// <summary>
/// Makes rows of tables that keep their values by column: <see cref="DataTable"/>, and <c>DataFrame</c> of Microsoft.Data.Analysis.
/// The latter is read by its public shape, since a notebook brings it in whatever version it likes and most bring none.
/// </summary>
internal static class TabularArguments
{
    private const string DataFrame = "Microsoft.Data.Analysis.DataFrame";

    public static bool TryRead(object value, out IReadOnlyList<IReadOnlyDictionary<string, object?>> rows)
    {
        rows = value switch
        {
            DataTable table => Rows(table),
            _ when value.GetType().FullName == DataFrame => Rows(value),
            _ => [],
        };
        return value is DataTable || value.GetType().FullName == DataFrame;
    }

    private static IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows(DataTable table) =>
    [
        .. table.Rows.Cast<DataRow>().Select(row => table.Columns.Cast<DataColumn>()
            .ToDictionary(column => column.ColumnName, column => row[column] is DBNull ? null : row[column])),
    ];

    private static IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows(object frame)
    {
        var columns = ((IEnumerable)Read(frame, "Columns")!).Cast<object>()
            .Select(column => (Name: (string)Read(column, "Name")!, Values: ((IEnumerable)column).Cast<object?>().ToList()))
            .ToList();
        var count = Convert.ToInt32(Read(Read(frame, "Rows")!, "Count"), CultureInfo.InvariantCulture);
        return [.. Enumerable.Range(0, count).Select(row => columns.ToDictionary(column => column.Name, column => column.Values[row]))];
    }

    private static object? Read(object owner, string property) =>
        owner.GetType().GetProperty(property, BindingFlags.Public | BindingFlags.Instance)!.GetValue(owner);
}
