namespace MlPipeline.Cli.Replay;

/// <summary>What the reader asked <c>mlpipeline replay</c> for.</summary>
/// <param name="Folder">Absolute path of the folder with the executed labs.</param>
/// <param name="Port">Port to listen on, 0 for a free one.</param>
/// <param name="Open">Whether to open the page in the reader's browser.</param>
/// <param name="Student">Who runs cells.</param>
internal sealed record ReplaySettings(string Folder, int Port, bool Open, string Student);
