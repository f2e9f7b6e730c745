namespace MlPipeline.Interactive.Views;

/// <summary>Text whose blanks and line ends matter: a log, a cell's text.</summary>
internal sealed record TextLines(string Caption, IReadOnlyList<string> Lines) : Block;
