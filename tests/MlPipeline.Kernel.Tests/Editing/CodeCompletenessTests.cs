using MlPipeline.Kernel.Editing;

namespace MlPipeline.Kernel.Tests.Editing;

public sealed class CodeCompletenessTests
{
    [Theory]
    [InlineData("")]
    [InlineData("1 + 1")]
    [InlineData("var x = 1;")]
    [InlineData("int Twice(int n) => 2 * n;")]
    [InlineData("#!kd-login")]
    [InlineData("#!markdown\n# {")]
    [InlineData("#!time\nvar x = 1;")]
    public void Complete(string code) => Assert.Equal(CodeState.Complete, CodeCompleteness.Of(code).State);

    [Theory]
    [InlineData("if (true)\n{", 4)]
    [InlineData("var x =", 0)]
    [InlineData("class A\n{\n    void F()\n    {", 8)]
    [InlineData("#!time\nConsole.WriteLine(", 4)]
    [InlineData("/* open", 0)]
    public void Incomplete(string code, int indent)
    {
        var completeness = CodeCompleteness.Of(code);
        Assert.Equal(CodeState.Incomplete, completeness.State);
        Assert.Equal(indent, completeness.Indent.Length);
    }

    [Theory]
    [InlineData("var x = ;")]
    [InlineData(")")]
    public void Invalid(string code) => Assert.Equal(CodeState.Invalid, CodeCompleteness.Of(code).State);
}
