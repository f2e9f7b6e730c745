using MlPipeline.Interactive.Hosting;

namespace MlPipeline.Packaging.Tests.Packed;

/// <summary>A notebook that nobody looks at.</summary>
internal sealed class SilentNotebook : INotebookHost, IDisplayedOutput
{
    public IDisplayedOutput Display(object value) => this;

    public void Update(object value)
    {
    }

    public Task<string> ReadPasswordAsync(string prompt, CancellationToken cancellationToken) =>
        Task.FromException<string>(new NotSupportedException("Nobody is here to ask."));

    public bool TryGetVariable(string name, out object? value)
    {
        value = null;
        return false;
    }

    public Task SetVariableAsync(string name, object value, CancellationToken cancellationToken) => Task.CompletedTask;
}
