namespace MlPipeline.Kernel.Tests.Jupyter;

/// <summary>What came of an execute request.</summary>
internal sealed record Execution(Reply Reply, IReadOnlyList<Reply> Outputs)
{
    public int Count => Reply.Content.GetProperty("execution_count").GetInt32();

    public string Stdout => string.Concat(Outputs.Where(output => output.Type == "stream").Select(output => output.Text("text")));

    public Reply Single(string type) => Assert.Single(Outputs, output => output.Type == type);
}
