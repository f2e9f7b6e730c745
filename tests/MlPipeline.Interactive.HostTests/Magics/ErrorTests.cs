using MlPipeline.Interactive.HostTests.Host;

namespace MlPipeline.Interactive.HostTests.Magics;

/// <summary>Also where the host itself cannot read the line: the cell says what is wrong in the words of the magics.</summary>
public sealed class ErrorTests(LoadedHost loaded) : IClassFixture<LoadedHost>
{
    [Theory]
    [InlineData("#!kd-clutser list", "There is no magic #!kd-clutser.\nDid you mean #!kd-cluster?")]
    [InlineData("#!kd-cluster lits", "#!kd-cluster cannot \"lits\".\nDid you mean #!kd-cluster list?")]
    [InlineData("#!kd-cluster show --nmae x", "#!kd-cluster show has no option --nmae.\nDid you mean --name?")]
    [InlineData("#!kd-cluster show", "#!kd-cluster show needs --name.\n#!kd-cluster show --help shows how.")]
    [InlineData("#!kd-cluster show --name", "--name has no value.\n")]
    [InlineData("#!kd-cluster show --name a --name b", "--name stands on the line twice.\n")]
    [InlineData("#!kd-cluster show --name=a", "--name=a has an equals sign.\nWrite it with a blank: --name a")]
    [InlineData("#!kd-cluster wait --name a --timeout soon", "--timeout is \"soon\", and that is not a number of seconds.\n")]
    [InlineData("#!kd-cluster list extra", "\"extra\" belongs to no option.\n")]
    [InlineData("#!kd-cluster list", "Nobody is logged in.\nRun #!kd-login first.")]
    [InlineData("#!kd-cluster show --name {{user}}", "Nobody is logged in.\n")]
    [InlineData("#!kd-train --cluster c", "#!kd-train needs C# code below its line, and there is none.\n")]
    [InlineData("#!kd-cluster list\nvar below = 1;", "#!kd-cluster list takes nothing below its line.\n")]
    public async Task FaultyLine_SaysWhatIsWrongAndWhatToDoNext(string cell, string message)
    {
        var run = await loaded.RunAsync(cell);

        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.Error!.Split('\n').Length);
    }

    [Fact]
    public async Task FaultyLine_LeavesTheTextAboveItDone()
    {
        var run = await loaded.RunAsync("var above = 5;\n#!kd-cluster show --nmae x");

        Assert.Contains("--nmae", run.Error, StringComparison.Ordinal);
        Assert.Equal("5", (await loaded.RunAsync("Console.Write(above);")).Console);
    }

    [Fact]
    public async Task FaultyText_AboveAFaultyLine_IsWhatTheCellFailsFor()
    {
        var run = await loaded.RunAsync("var wrong = nothing;\n#!kd-cluster show --nmae x");

        Assert.Contains("CS0103", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FaultyLine_OfTheHostsOwn_StaysTheHosts()
    {
        var run = await loaded.RunAsync("#!nobody\n#!kd-help");

        Assert.Contains("DNI101", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Displayed);
    }
}
