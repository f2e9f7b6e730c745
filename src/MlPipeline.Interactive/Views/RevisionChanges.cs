using MlPipeline.KubeDirector.Models;

namespace MlPipeline.Interactive.Views;

/// <summary>What changed from one registration of a model to the next.</summary>
internal static class RevisionChanges
{
    /// <summary>One row for each value that changed, the newest change first: in which revision, what, from what, to what.</summary>
    public static IReadOnlyList<IReadOnlyList<Cell>> Rows(IReadOnlyList<ModelRevision> revisions) =>
    [
        .. revisions.Zip(revisions.Skip(1)).Reverse()
            .SelectMany(pair => Between(pair.First, pair.Second).Select(change => Row(pair.Second.Number, change.What, change.Was, change.Is))),
    ];

    private static IEnumerable<(string What, string Was, string Is)> Between(ModelRevision before, ModelRevision after) =>
        Values(before).Zip(Values(after), (was, now) => (was.What, Was: was.Value, Is: now.Value))
            .Where(change => change.Was != change.Is)
            .Select(change => IsFile(change.Was) && IsFile(change.Is) ? WithoutSharedFolder(change) : change);

    private static IEnumerable<(string What, string Value)> Values(ModelRevision revision) =>
    [
        ("version", revision.Version),
        ("model file", revision.Path),
        ("scoring script", revision.ScoringPath),
        ("description", revision.Description),
    ];

    private static bool IsFile(string value) => value.StartsWith('/') || value.StartsWith("repo://", StringComparison.Ordinal);

    // Of two files of one folder only the names tell them apart.
    private static (string What, string Was, string Is) WithoutSharedFolder((string What, string Was, string Is) change)
    {
        var (was, now) = (change.Was.LastIndexOf('/'), change.Is.LastIndexOf('/'));
        return change.Was[..was] == change.Is[..now] ? (change.What, "…" + change.Was[was..], "…" + change.Is[now..]) : change;
    }

    private static IReadOnlyList<Cell> Row(int number, string what, string was, string now) =>
        [Words.CountCell(number), what, Value(was, Edit.Removed), Value(now, Edit.Added)];

    private static Cell Value(string text, Edit edit) => text.Length > 0 ? new Cell(text, Edit: edit) : new Cell("(none)");
}
