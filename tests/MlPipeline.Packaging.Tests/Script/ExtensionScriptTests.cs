using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.DotNet.Interactive.Commands;
using MlPipeline.Interactive;
using MlPipeline.Packaging.Tests.Packed;

namespace MlPipeline.Packaging.Tests.Script;

public sealed class ExtensionScriptTests : IClassFixture<PackedPackage>, IDisposable
{
    private readonly PackedPackage _package;
    private readonly ScriptedHost _host;

    public ExtensionScriptTests(PackedPackage package)
    {
        _package = package;
        _host = new ScriptedHost(package.Script);
    }

    public void Dispose() => _host.Dispose();

    /// <summary>Such a line would be a directive to the host, wherever in the script it stands.</summary>
    [Fact]
    public void Script_IsOneCSharpCellWithoutSyntaxErrors()
    {
        var lines = _package.Script.Split('\n');

        Assert.Equal("#!csharp", lines[0].TrimEnd());
        Assert.DoesNotContain(lines.Skip(1), line => line.StartsWith('#'));
        var tree = CSharpSyntaxTree.ParseText(
            string.Join('\n', lines.Skip(1)),
            new CSharpParseOptions(LanguageVersion.CSharp12, kind: SourceCodeKind.Script),
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(tree.GetDiagnostics(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Load_MakesADirectiveOfEveryMagicWithAllItsOptions()
    {
        await _host.LoadAsync();

        Assert.True(_host.TryGetVariable("kdMagics", out var runner));
        var commands = ((MagicRunner)runner!).Commands;
        Assert.Equal(commands.Select(command => command.Magic).Order(), _host.Root.Directives.Keys.Order());
        Assert.All(commands, command =>
        {
            var parameters = _host.Root.Directives[command.Magic].Parameters;
            var names = parameters.Select(parameter => parameter.Name).ToList();
            Assert.Equal(names.Distinct(), names);
            Assert.Contains("--help", names);
            Assert.Superset(command.Verbs.SelectMany(verb => verb.Options).Select(option => option.Switch).ToHashSet(), names.ToHashSet());
            Assert.Single(parameters, parameter => parameter.AllowImplicitName);
        });
    }

    /// <summary>So that what a magic does is a line of C# in that host too.</summary>
    [Fact]
    public void Script_ImportsWhatCellsUse() => Assert.All(
        MagicRunner.Imports, imported => Assert.Contains($"\nusing {imported};", _package.Script.ReplaceLineEndings("\n"), StringComparison.Ordinal));

    [Fact]
    public async Task Load_GreetsInOneLine()
    {
        await _host.LoadAsync();

        var greeting = Assert.IsType<string>(Assert.Single(_host.Context.Outputs));
        Assert.Contains("#!kd-help", greeting, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', greeting);
    }

    [Fact]
    public async Task Load_Twice_ChangesNothing()
    {
        await _host.LoadAsync();
        Assert.True(_host.TryGetVariable("kdMagics", out var first));

        await _host.LoadAsync();

        Assert.True(_host.TryGetVariable("kdMagics", out var second));
        Assert.Same(first, second);
        Assert.Single(_host.Context.Outputs);
    }

    [Fact]
    public async Task Load_GivesCellsTheNamesTheyNeed()
    {
        await _host.LoadAsync();

        await _host.RunCSharpAsync("var chart = typeof(Chart); PipelineSession kd = null;");

        Assert.True(_host.TryGetVariable("chart", out _));
    }

    [Fact]
    public async Task Magic_ShowsItsResult()
    {
        await _host.LoadAsync();

        var left = await _host.RunCellAsync("#!kd-help");

        Assert.Empty(left);
        Assert.Null(_host.Context.Failure);
        Assert.Single(_host.Context.Outputs);
    }

    [Fact]
    public async Task Magic_ThatFails_SaysWhatIsWrongAndWhatToDoNext()
    {
        await _host.LoadAsync();

        await _host.RunCellAsync("#!kd-cluster lits");

        Assert.Equal("#!kd-cluster cannot \"lits\".\nDid you mean #!kd-cluster list?", _host.Context.Failure);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task Body_GoesToTheMagicAndNotToCSharp(string lineEnd)
    {
        await _host.LoadAsync();

        var left = await _host.RunCellAsync(string.Join(lineEnd, "var before = 1;", "#!kd-cluster apply", "kind: ConfigMap"));

        Assert.Equal("var before = 1;", Assert.Single(left).TrimEnd());
        Assert.Contains("kd-login", _host.Context.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_WhereNoneIsTaken_IsRefused()
    {
        await _host.LoadAsync();

        await _host.RunCellAsync("#!kd-cluster list\nvar below = 1;");

        Assert.StartsWith("#!kd-cluster list takes nothing below its line.", _host.Context.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Magics_OfOneCell_EachHaveTheirOwnLineAndBody()
    {
        await _host.LoadAsync();

        var left = await _host.RunCellAsync("#!kd-login status\n#!kd-help\n\n#!kd-train --help\nConsole.WriteLine();\n#!kd-login --help");

        Assert.Empty(left);
        Assert.Null(_host.Context.Failure);
        Assert.Equal(4, _host.Context.Outputs.Count);
    }

    [Fact]
    public async Task Cell_ThatTheHostRefuses_IsReadByTheMagics()
    {
        await _host.LoadAsync();

        await _host.RefuseCellAsync("var above = 1;\n#!kd-cluster show --nmae x");

        Assert.Equal("var above = 1;", Assert.IsType<SubmitCode>(Assert.Single(_host.Root.Sent)).Code);
        Assert.Equal("#!kd-cluster show has no option --nmae.\nDid you mean --name? #!kd-cluster show --help shows how.", _host.Context.Failure);
    }

    [Fact]
    public async Task Cell_WithAnotherDirective_IsLeftToTheHost()
    {
        await _host.LoadAsync();

        await _host.RefuseCellAsync("#!time\n#!kd-cluster show --nmae x");

        Assert.Null(_host.Context.Failure);
    }

    [Fact]
    public async Task Completions_AreThoseOfTheVerb()
    {
        await _host.LoadAsync();

        Assert.Contains("show", await _host.CompleteAsync("#!kd-cluster sh"));
        Assert.Contains("--name", await _host.CompleteAsync("var x = 1;\n#!kd-cluster show --"));
        Assert.Empty(await _host.CompleteAsync("#!kd-cluster apply\nkind: Conf"));
    }

    [Fact]
    public async Task Body_IsNotCheckedAsCSharp()
    {
        const string cell = "var above = 1;\n#!kd-cluster apply\nkind: ConfigMap";
        await _host.LoadAsync();

        Assert.True(await _host.IsCheckedAsync("var above = 1;", cell));
        Assert.False(await _host.IsCheckedAsync("kind: ConfigMap", cell));
    }

    [Fact]
    public async Task Cell_WithoutMagic_IsLeftAlone()
    {
        await _host.LoadAsync();

        Assert.Equal("var x = 1;", Assert.Single(await _host.RunCellAsync("var x = 1;")));
    }
}
