namespace MlPipeline.Cli.Data;

/// <summary>An option of a data command.</summary>
/// <param name="Name">Its name, without dashes.</param>
/// <param name="Value">What its value is, for the help.</param>
/// <param name="Description">What it does.</param>
/// <param name="Default">Its value where none is given, or null for none.</param>
/// <param name="IsRequired">Whether it must be given.</param>
internal sealed record DataOption(string Name, string Value, string Description, string? Default = null, bool IsRequired = false);
