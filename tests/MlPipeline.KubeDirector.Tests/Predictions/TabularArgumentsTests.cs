using System.Data;
using Microsoft.Data.Analysis;
using MlPipeline.KubeDirector.Predictions;

namespace MlPipeline.KubeDirector.Tests.Predictions;

public sealed class TabularArgumentsTests
{
    private const string Rows = """[{"hour":9,"distance":8.5},{"hour":10,"distance":null}]""";

    [Fact]
    public void A_data_frame_is_a_list_of_its_rows()
    {
        var frame = new DataFrame(new Int32DataFrameColumn("hour", [9, 10]), new DoubleDataFrameColumn("distance", [8.5, null]));

        Assert.Equal(Rows, KdPredictions.ReadArguments(frame).GetRawText());
    }

    [Fact]
    public void A_data_table_is_a_list_of_its_rows()
    {
        using var table = new DataTable();
        table.Columns.Add("hour", typeof(int));
        table.Columns.Add("distance", typeof(double));
        table.Rows.Add(9, 8.5);
        table.Rows.Add(10, DBNull.Value);

        Assert.Equal(Rows, KdPredictions.ReadArguments(table).GetRawText());
    }
}
