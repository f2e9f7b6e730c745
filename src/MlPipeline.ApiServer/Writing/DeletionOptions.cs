using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Requests;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Writing;

/// <summary>How to delete.</summary>
internal sealed record DeletionOptions
{
    public static readonly DeletionOptions Default = new();

    public DeletionPropagation Propagation { get; init; } = DeletionPropagation.Background;

    /// <summary>Seconds a running object gets to end itself, or null for its own wish.</summary>
    public long? GracePeriodSeconds { get; init; }

    /// <summary>The object must have this uid.</summary>
    public string? Uid { get; init; }

    /// <summary>The object must have this revision.</summary>
    public string? ResourceVersion { get; init; }

    public bool DryRun { get; init; }

    /// <summary>Reads options from a body and, where that lacks them, from the query.</summary>
    public static DeletionOptions Read(JsonObject? body, QueryParameters query)
    {
        var preconditions = body.Child("preconditions");
        var grace = body.Integer("gracePeriodSeconds") ?? query.Integer("gracePeriodSeconds");
        if (grace < 0)
        {
            throw ApiErrors.BadRequest("gracePeriodSeconds must be greater than or equal to 0");
        }

        return new DeletionOptions
        {
            Propagation = ReadPropagation(body, query),
            GracePeriodSeconds = grace,
            Uid = preconditions.Text(ObjectFields.Uid),
            ResourceVersion = preconditions.Text(ObjectFields.ResourceVersion),
            DryRun = query.IsDryRun() || body.Texts("dryRun").Contains("All", StringComparer.Ordinal),
        };
    }

    private static DeletionPropagation ReadPropagation(JsonObject? body, QueryParameters query)
    {
        if (body.Boolean("orphanDependents") == true || query.Text("orphanDependents") == "true")
        {
            return DeletionPropagation.Orphan;
        }

        return (body.Text("propagationPolicy") ?? query.Text("propagationPolicy")) switch
        {
            null or "" or "Background" => DeletionPropagation.Background,
            "Foreground" => DeletionPropagation.Foreground,
            "Orphan" => DeletionPropagation.Orphan,
            var other => throw ApiErrors.BadRequest(
                $"invalid propagationPolicy \"{other}\": supported values: \"Background\", \"Foreground\", \"Orphan\""),
        };
    }
}
