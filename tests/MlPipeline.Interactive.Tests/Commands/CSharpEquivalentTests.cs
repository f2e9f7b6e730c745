using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using MlPipeline.Interactive.Tests.Hosting;
using MlPipeline.KubeDirector;

namespace MlPipeline.Interactive.Tests.Commands;

/// <summary>Every verb tells how it is written in C#, and that compiles as a cell.</summary>
public sealed class CSharpEquivalentTests : MagicTest
{
    private const string Session = "PipelineSession kd = null; object ride = null; void display(object value) { }";

    [Fact]
    public void Every_verb_has_a_line_of_csharp_that_compiles()
    {
        var options = ScriptOptions.Default
            .WithReferences(typeof(MagicRunner).Assembly, typeof(PipelineSession).Assembly, typeof(object).Assembly, typeof(IAsyncEnumerable<>).Assembly)
            .WithImports(["System", "System.IO", "System.Linq", "System.Collections.Generic", "System.Threading.Tasks", .. MagicRunner.Imports]);
        var session = CSharpScript.Create(Session, options);
        foreach (var (magic, verb) in Runner.Commands.Where(command => command.Name != "kd-help").SelectMany(command => command.Verbs.Select(verb => (command.Magic, verb))))
        {
            Assert.True(verb.CSharp.Length > 0, $"{magic} {verb.Name} has no line of C#.");
            var errors = session.ContinueWith(verb.CSharp).Compile(TestContext.Current.CancellationToken)
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            Assert.True(!errors.Any(), $"{magic} {verb.Name}: {verb.CSharp}\n{string.Join('\n', errors)}");
        }
    }
}
