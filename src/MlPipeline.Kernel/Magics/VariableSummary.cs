namespace MlPipeline.Kernel.Magics;

/// <summary>One line of the list of variables.</summary>
/// <param name="Name">Name of the variable.</param>
/// <param name="Type">Its declared type.</param>
/// <param name="Value">Its value.</param>
public sealed record VariableSummary(string Name, string Type, object? Value);
