namespace MlPipeline.Kernel.Magics;

/// <summary>One line of the list of magics. Public, since formatters read the public properties of public types.</summary>
/// <param name="Magic">The magic as it is written.</param>
/// <param name="Summary">What it is for.</param>
public sealed record MagicSummary(string Magic, string Summary);
