using MlPipeline.Interactive.Hosting;

namespace MlPipeline.Kernel.Tests.Session;

public sealed class SessionVariableTests(SessionFixture fixture) : IClassFixture<SessionFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_variable_of_a_cell_is_the_object_itself()
    {
        await fixture.RunAsync("var list = new List<int> { 1 };");
        Assert.True(fixture.Session.Host.TryGetVariable("list", out var value));
        Assert.IsType<List<int>>(value).Add(2);
        Assert.Equal("2", (await fixture.RunAsync("list.Count")).ResultText);
    }

    [Fact]
    public async Task An_unknown_variable_is_not_found()
    {
        await fixture.Session.Ready;
        Assert.False(fixture.Session.Host.TryGetVariable("nowhere", out _));
    }

    [Fact]
    public async Task A_set_variable_is_typed_and_replaces_one_of_another_type()
    {
        await fixture.RunAsync("var job = 5;");
        await fixture.Session.Host.SetVariableAsync("job", new Dictionary<string, double[]> { ["rmse"] = [1.5] }, Cancellation);
        Assert.Equal("1.5", (await fixture.RunAsync("job[\"rmse\"][0]")).ResultText);
    }

    [Fact]
    public async Task A_variable_of_a_type_of_a_cell_keeps_that_type()
    {
        await fixture.RunAsync("record Zone(string Name);\nvar zones = new List<Zone> { new(\"JFK\") };");
        Assert.True(fixture.Session.Host.TryGetVariable("zones", out var zones));
        await fixture.Session.Host.SetVariableAsync("sameZones", zones!, Cancellation);
        Assert.Equal("JFK", (await fixture.RunAsync("sameZones[0].Name")).ResultText);
    }

    [Fact]
    public async Task A_hidden_type_is_set_as_the_nearest_one_that_code_can_name()
    {
        await fixture.Session.Host.SetVariableAsync("evens", Enumerable.Range(0, 5).Where(n => n % 2 == 0), Cancellation);
        Assert.Equal("6", (await fixture.RunAsync("evens.Sum()")).ResultText);
    }

    [Fact]
    public async Task A_type_of_an_assembly_that_cells_do_not_reference_is_usable()
    {
        await fixture.Session.Host.SetVariableAsync("note", new Note("hello"), Cancellation);
        Assert.Equal("hello", (await fixture.RunAsync("note.Text")).ResultText);
    }

    [Theory]
    [InlineData("my-job")]
    [InlineData("class")]
    [InlineData("1st")]
    public async Task A_name_that_is_no_identifier_is_refused(string name)
    {
        var error = await Assert.ThrowsAsync<MagicException>(() => fixture.Session.Host.SetVariableAsync(name, 1, Cancellation));
        Assert.Contains(name, error.Problem, StringComparison.Ordinal);
    }

    public sealed record Note(string Text);
}
