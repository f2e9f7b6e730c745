namespace MlPipeline.Interactive.Declarations;

/// <summary>Whether a verb takes the rest of its cell.</summary>
public enum BodyRule
{
    /// <summary>The rest of the cell must be empty.</summary>
    None,

    /// <summary>There may be a rest.</summary>
    Optional,

    /// <summary>Without a rest the verb has nothing to do.</summary>
    Required,
}
