using Microsoft.DotNet.Interactive.Formatting;
using MlPipeline.Interactive.Formatting;
using MlPipeline.Interactive.Hosting;

namespace MlPipeline.Interactive.Tests.Hosting;

/// <summary>A notebook that keeps what is shown: for each output every state it had.</summary>
internal sealed class TestHost : INotebookHost
{
    public TestHost() => FormatterRegistration.Register();

    public List<List<object>> Outputs { get; } = [];

    public Dictionary<string, object> Variables { get; } = [];

    public Queue<string> Passwords { get; } = new();

    /// <summary>What a reader sees in the end, as plain text.</summary>
    public string Text => string.Join('\n', Outputs.Select(output => output[^1].ToDisplayString(PlainTextFormatter.MimeType)));

    public IDisplayedOutput Display(object value)
    {
        List<object> states = [value];
        Outputs.Add(states);
        return new Output(states);
    }

    public Task<string> ReadPasswordAsync(string prompt, CancellationToken cancellationToken) =>
        Passwords.TryDequeue(out var password) ? Task.FromResult(password) : throw new NotSupportedException("No input here.");

    public bool TryGetVariable(string name, out object? value) => Variables.TryGetValue(name, out value);

    public Task SetVariableAsync(string name, object value, CancellationToken cancellationToken)
    {
        Variables[name] = value;
        return Task.CompletedTask;
    }

    private sealed class Output(List<object> states) : IDisplayedOutput
    {
        public void Update(object value) => states.Add(value);
    }
}
