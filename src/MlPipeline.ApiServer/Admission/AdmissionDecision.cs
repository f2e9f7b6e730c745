using System.Text.Json.Nodes;

namespace MlPipeline.ApiServer.Admission;

/// <summary>Answer to an <see cref="AdmissionReview"/>.</summary>
public sealed record AdmissionDecision
{
    private AdmissionDecision()
    {
    }

    /// <summary>Message of the status with code 400 that answers a denied write; null where it is allowed.</summary>
    public string? Denial { get; private init; }

    /// <summary>The object to go on with; null where nothing has to be changed.</summary>
    public JsonObject? Replacement { get; private init; }

    /// <summary>Allows a write.</summary>
    /// <param name="replacement">The object to go on with instead, or null.</param>
    /// <returns>The decision.</returns>
    public static AdmissionDecision Allow(JsonObject? replacement = null) => new() { Replacement = replacement };

    /// <summary>Denies a write.</summary>
    /// <param name="message">The whole message as the client gets it.</param>
    /// <returns>The decision.</returns>
    public static AdmissionDecision Deny(string message) => new() { Denial = message };
}
