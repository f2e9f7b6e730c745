namespace MlPipeline.Interactive.Declarations;

/// <summary>What the rest of a cell is written in.</summary>
public enum BodyLanguage
{
    /// <summary>There is no rest.</summary>
    None,

    /// <summary>Kubernetes manifests, YAML or JSON; placeholders are filled in.</summary>
    Yaml,

    /// <summary>JSON; placeholders are filled in.</summary>
    Json,

    /// <summary>C#, handed on as it stands.</summary>
    CSharp,
}
