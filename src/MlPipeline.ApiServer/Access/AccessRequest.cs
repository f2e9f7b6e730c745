namespace MlPipeline.ApiServer.Access;

/// <summary>What a user wants to do.</summary>
internal sealed record AccessRequest(string Verb)
{
    /// <summary>Path of a request that is not about a resource, else null.</summary>
    public string? Path { get; init; }

    public string Group { get; init; } = "";

    public string Resource { get; init; } = "";

    public string? Subresource { get; init; }

    /// <summary>The namespace, or null at the cluster scope.</summary>
    public string? Namespace { get; init; }

    public string? Name { get; init; }
}
