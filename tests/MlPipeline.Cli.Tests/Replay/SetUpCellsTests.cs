using System.Text.Json;
using MlPipeline.Cli.Replay;
using MlPipeline.Kernel.Notebooks;

namespace MlPipeline.Cli.Tests.Replay;

public sealed class SetUpCellsTests
{
    [Theory]
    [InlineData("#r \"nuget: MlPipeline.Interactive\"", true)]
    [InlineData("// once\nusing System.Threading;\n\n#!kd-login --user student2", true)]
    [InlineData("using System.Threading;\nvar stop = 1;", false)]
    [InlineData("#!kd-cluster apply\nname: x", false)]
    public void Cells_that_only_prepare_a_session_are_known(string source, bool isSetUp)
    {
        var text = $$"""{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "code", "source": {{JsonSerializer.Serialize(source)}}}]}""";
        Assert.Equal(isSetUp, SetUpCells.Contains(Notebook.Parse(text, "n.ipynb").Cells[0]));
    }
}
