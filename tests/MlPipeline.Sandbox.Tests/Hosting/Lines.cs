namespace MlPipeline.Sandbox.Tests.Hosting;

/// <summary>Collects progress.</summary>
internal sealed class Lines : IProgress<string>
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];

    public void Report(string value)
    {
        lock (_gate)
        {
            _lines.Add(value);
        }
    }

    public IReadOnlyList<string> All()
    {
        lock (_gate)
        {
            return [.. _lines];
        }
    }
}
