using System.Collections.Concurrent;

namespace MlPipeline.Interactive.HostTests.Host;

/// <summary>A command that the host was sent: a cell that runs, or a question of an editor.</summary>
public sealed class HostCommand(string token)
{
    // Far beyond what any cell takes, so that a busy machine fails no test.
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);

    private readonly ConcurrentQueue<HostEvent> _events = new();
    private readonly TaskCompletionSource<HostEvent> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Token { get; } = token;

    public IReadOnlyList<HostEvent> Events => [.. _events];

    /// <summary>What is wrong, as the cell says it; null where nothing is.</summary>
    public string? Error => _events.FirstOrDefault(told => told.Type == "CommandFailed" && told.Token == Token)?.Text("message");

    /// <summary>Everything that was displayed, in HTML where there is HTML, in the order of its telling.</summary>
    public IReadOnlyList<string> Displayed => [.. _events.Where(IsDisplay).Select(Shown)];

    /// <summary>What stands below the cell: each output as it was told last.</summary>
    public string Output => string.Join('\n', _events.Where(IsDisplay)
        .GroupBy(told => told.Text("valueId") ?? Guid.NewGuid().ToString())
        .Select(versions => Shown(versions.Last())));

    /// <summary>What its C# wrote to the console.</summary>
    public string Console => string.Concat(_events.Where(told => told.Type == "StandardOutputValueProduced").Select(told => told.Formatted("text/plain")));

    /// <summary>Waits for the end.</summary>
    public async Task<HostCommand> EndAsync(CancellationToken cancellationToken)
    {
        await _end.Task.WaitAsync(Deadline, cancellationToken);
        return this;
    }

    public void Take(HostEvent told)
    {
        _events.Enqueue(told);
        if (told.IsEnd && told.Token == Token)
        {
            _end.TrySetResult(told);
        }
    }

    /// <summary>The host is gone.</summary>
    public void Abandon(string reason) => _end.TrySetException(new InvalidOperationException(reason));

    private static bool IsDisplay(HostEvent told) =>
        told.Type is "DisplayedValueProduced" or "DisplayedValueUpdated" or "ReturnValueProduced";

    private static string Shown(HostEvent told) => told.Formatted("text/html") ?? told.Formatted("text/plain") ?? "";
}
