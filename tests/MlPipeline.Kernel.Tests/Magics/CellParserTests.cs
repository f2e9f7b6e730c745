using MlPipeline.Kernel.Magics;

namespace MlPipeline.Kernel.Tests.Magics;

public sealed class CellParserTests
{
    [Fact]
    public void Plain_code_is_one_segment()
    {
        var segment = Assert.Single(CellParser.Parse("var a = 1;\na"));
        Assert.Null(segment.Magic);
        Assert.Equal("var a = 1;\na", segment.Text);
    }

    [Fact]
    public void A_magic_takes_the_text_below_it_up_to_the_next_magic()
    {
        var segments = CellParser.Parse("var a = 1;\r\n#!kd-cluster apply\r\nkind: X\r\n  #!/bin/sh\r\n#!kd-cluster list --all\r\n");
        Assert.Equal([null, "kd-cluster", "kd-cluster"], segments.Select(segment => segment.Magic?.Name));
        Assert.Equal(["var a = 1;", "kind: X\n  #!/bin/sh", ""], segments.Select(segment => segment.Text));
        Assert.Equal("#!kd-cluster list --all", segments[2].Magic!.Text);
        Assert.Equal("list --all", segments[2].Magic!.Arguments);
    }

    [Fact]
    public void Text_keeps_its_place_in_the_cell()
    {
        var segment = CellParser.Parse("\n#!time\nboom")[0];
        Assert.Equal("\n\nboom", segment.TextInPlace);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\n")]
    public void A_blank_cell_has_no_segments(string code) => Assert.Empty(CellParser.Parse(code));
}
