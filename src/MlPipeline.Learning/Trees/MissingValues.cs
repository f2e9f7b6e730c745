namespace MlPipeline.Learning.Trees;

/// <summary>Which values a split treats as missing, as LightGBM numbers them.</summary>
internal enum MissingValues
{
    /// <summary>None; NaN counts as 0.</summary>
    None = 0,

    /// <summary>Zero, and NaN, which counts as 0.</summary>
    Zero = 1,

    /// <summary>NaN.</summary>
    NotANumber = 2,
}
