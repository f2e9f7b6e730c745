namespace MlPipeline.Interactive.Declarations;

/// <summary>A magic: its name, what it is for, and what it can do. Parsing, help and completion all come from this.</summary>
/// <param name="Name">Its name without the leading <c>#!</c>.</param>
/// <param name="Summary">What it is for, in one line.</param>
/// <param name="Verbs">What it can do.</param>
public sealed record CommandDeclaration(string Name, string Summary, IReadOnlyList<VerbDeclaration> Verbs)
{
    /// <summary>Options that every verb of every magic has.</summary>
    public static IReadOnlyList<OptionDeclaration> SharedOptions { get; } =
    [
        new("help", "Show what this magic can do, and do nothing.", ValueKind.Flag),
        new("verbose", "Add the technical cause to an error.", ValueKind.Flag),
    ];

    /// <summary>The magic as it is written in a cell.</summary>
    public string Magic => "#!" + Name;
}
