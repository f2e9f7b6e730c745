namespace MlPipeline.Interactive.Views;

/// <summary>Named values, one below the other.</summary>
internal sealed record FieldList(IReadOnlyList<Field> Fields) : Block;
