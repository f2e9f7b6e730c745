using MlPipeline.Cli.Run;
using MlPipeline.Kernel.Outputs;

namespace MlPipeline.Cli.Tests.Run;

public sealed class ErrorSummaryTests
{
    [Fact]
    public void A_magics_error_is_its_problem_and_its_next_step() =>
        Assert.Equal(
            new ErrorSummary("There is no model.", "Register it."),
            ErrorSummary.Of(new ErrorOutput("MagicError", "There is no model.\nRegister it.", [])));

    [Fact]
    public void An_exception_is_named_with_the_line_of_the_cell() =>
        Assert.Equal(
            new ErrorSummary("System.FormatException: bad", "at top level, line 1"),
            ErrorSummary.Of(new ErrorOutput("System.FormatException", "bad", ["System.FormatException: bad", "   at F() in cell [1], line 3", "   at top level, line 1"])));

    [Fact]
    public void Of_many_lines_the_first_two_are_shown() =>
        Assert.Equal(new ErrorSummary("a", "b (and 2 more lines)"), ErrorSummary.Of(new ErrorOutput("CompilationError", "a\nb\nc\nd", [])));
}
