namespace MlPipeline.ApiServer.Resources;

/// <summary>What names of a kind may look like.</summary>
internal enum NameRule
{
    /// <summary>Lower case letters, digits, dashes and dots, up to 253 characters.</summary>
    Subdomain,

    /// <summary>Lower case letters, digits and dashes, up to 63 characters.</summary>
    Label,

    /// <summary>As a label, beginning with a letter.</summary>
    ServiceLabel,

    /// <summary>Whatever can stand in a path.</summary>
    PathSegment,
}
