using System.IO.Enumeration;

namespace MlPipeline.Kernel.Jupyter.Execution;

/// <summary>The cells that this kernel has run. It lives as long as the kernel.</summary>
internal sealed class ExecutionHistory
{
    /// <summary>Number of the session, the only one.</summary>
    public const int Session = 1;

    private readonly Lock _lock = new();
    private readonly List<HistoryEntry> _entries = [];

    public void Add(HistoryEntry entry)
    {
        lock (_lock)
        {
            _entries.Add(entry);
        }
    }

    public IReadOnlyList<HistoryEntry> Tail(int? count) => Last(Snapshot(), count);

    /// <summary>The cells from one execution count up to another, which is left out; the last one too where that is null.</summary>
    /// <param name="session">This session, also as 0 and, as front ends count back, never a negative number.</param>
    /// <param name="start">First execution count.</param>
    /// <param name="stop">Execution count behind the last.</param>
    public IReadOnlyList<HistoryEntry> Range(int session, int start, int? stop) => session is 0 or Session
        ? [.. Snapshot().Where(entry => entry.Number >= start && entry.Number < (stop ?? int.MaxValue))]
        : [];

    /// <summary>The newest cells whose text matches a pattern with <c>*</c> and <c>?</c>.</summary>
    public IReadOnlyList<HistoryEntry> Search(string pattern, int? count, bool unique)
    {
        var found = Snapshot().Where(entry => FileSystemName.MatchesSimpleExpression(pattern, entry.Code, ignoreCase: false));
        if (unique)
        {
            found = found.GroupBy(entry => entry.Code, StringComparer.Ordinal).Select(same => same.Last()).OrderBy(entry => entry.Number);
        }

        return Last([.. found], count);
    }

    private static IReadOnlyList<HistoryEntry> Last(IReadOnlyList<HistoryEntry> entries, int? count) =>
        [.. entries.Skip(Math.Max(0, entries.Count - (count ?? entries.Count)))];

    private IReadOnlyList<HistoryEntry> Snapshot()
    {
        lock (_lock)
        {
            return [.. _entries];
        }
    }
}
