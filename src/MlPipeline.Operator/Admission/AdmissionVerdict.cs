using System.Text.Json.Nodes;

namespace MlPipeline.Operator.Admission;

/// <summary>Answer to an <see cref="AdmissionRequest"/>.</summary>
/// <param name="Messages">Why the request is denied; empty where it is allowed.</param>
/// <param name="Defaulted">The object to store, with its defaults; null where nothing has to be changed, and for a denial.</param>
public sealed record AdmissionVerdict(IReadOnlyList<string> Messages, JsonObject? Defaulted)
{
    /// <summary>Name of KubeDirector's webhook, which clients see in denials.</summary>
    public const string WebhookName = "hard-validate-cr.kubedirector.hpe.com";

    internal const string StatusIsReadOnly = "KubeDirector-related status properties are read-only";

    /// <summary>Whether the request may go on.</summary>
    public bool IsAllowed => Messages.Count == 0;

    /// <summary>What a client is told of a denied request.</summary>
    public string Message => "\n" + string.Join('\n', Messages);

    /// <summary>Allows a request as it is, or with defaults filled in.</summary>
    /// <param name="withDefaults">The object to store instead, or null.</param>
    /// <returns>The verdict.</returns>
    public static AdmissionVerdict Allow(JsonObject? withDefaults = null) => new([], withDefaults);

    /// <summary>Denies a request.</summary>
    /// <param name="messages">Why, one sentence each.</param>
    /// <returns>The verdict.</returns>
    public static AdmissionVerdict Deny(params IReadOnlyList<string> messages) => new(messages, null);
}
