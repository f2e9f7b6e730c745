namespace MlPipeline.Interactive.Declarations;

/// <summary>What an option of a magic takes.</summary>
public enum ValueKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>Nothing: the option is there or not.</summary>
    Flag,

    /// <summary>A whole number, 0 or more.</summary>
    WholeNumber,

    /// <summary>A number of seconds, more than 0.</summary>
    Seconds,

    /// <summary>Names and values: <c>k=v, k=v</c> or a JSON object.</summary>
    Map,

    /// <summary>Names, separated by commas.</summary>
    List,

    /// <summary>The name of a C# variable.</summary>
    Variable,

    /// <summary>An absolute https address.</summary>
    Address,
}
