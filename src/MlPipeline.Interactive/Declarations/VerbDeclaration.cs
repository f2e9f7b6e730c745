namespace MlPipeline.Interactive.Declarations;

/// <summary>One thing a magic can do.</summary>
/// <param name="Name">The word after the magic's name; empty for what the magic does without such a word.</param>
/// <param name="Summary">What it does, in one line.</param>
/// <param name="Options">Its options, besides those that every verb has.</param>
/// <param name="Body">Whether it takes the rest of the cell.</param>
/// <param name="Language">What that rest is written in.</param>
/// <param name="Example">A cell that uses it.</param>
/// <param name="CSharp">The same as a line of C#, where <c>kd</c> is the session.</param>
public sealed record VerbDeclaration(
    string Name,
    string Summary,
    IReadOnlyList<OptionDeclaration> Options,
    BodyRule Body = BodyRule.None,
    BodyLanguage Language = BodyLanguage.None,
    string Example = "",
    string CSharp = "");
