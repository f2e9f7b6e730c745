using MlPipeline.Engines.Scripting.Guarding;

namespace MlPipeline.Engines.Tests.Scripting;

public sealed class GuardWriterTests
{
    private const string Pass = " global::MlPipeline.Engines.Scripting.Guarding.ScriptGuard.Pass(); ";

    [Theory]
    [InlineData("while (x) { a(); }", "while (x) {" + Pass + " a(); }")]
    [InlineData("while (x) a();", "while (x) {" + Pass + "a();}")]
    [InlineData("for (;;) foreach (var y in z) a();", "for (;;) {" + Pass + "foreach (var y in z) {" + Pass + "a();}}")]
    [InlineData("do a(); while (x);", "do {" + Pass + "a();} while (x);")]
    [InlineData("int F(int n) => F(n + 1);", "int F(int n) {" + Pass + "return  F(n + 1);}")]
    [InlineData("void F() => F();", "void F() {" + Pass + " F();}")]
    [InlineData("async Task F() => await F();", "async Task F() {" + Pass + " await F();}")]
    [InlineData("int F() => throw new Exception();", "int F() {" + Pass + " throw new Exception();}")]
    [InlineData("Func<int> f = () => { return 1; };", "Func<int> f = () => {" + Pass + " return 1; };")]
    [InlineData("return Model.Predict(Arguments);", "return Model.Predict(Arguments);")]
    public void Loops_and_functions_pass_a_guard(string code, string guarded) => Assert.Equal(guarded, GuardWriter.Write(code));

    [Fact]
    public void Lines_stay_where_they_are()
    {
        const string Code = "while (true)\n{\n    for (var i = 0; i < 3; i++)\n        a(i);\n}\nint F()\n    => 1;";

        Assert.Equal(Code.Count(character => character == '\n'), GuardWriter.Write(Code).Count(character => character == '\n'));
    }
}
