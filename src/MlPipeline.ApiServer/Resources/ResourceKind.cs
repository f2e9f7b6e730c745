using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Schemas;
using MlPipeline.ApiServer.Statuses;
using MlPipeline.ApiServer.Tables;

namespace MlPipeline.ApiServer.Resources;

/// <summary>Declares a kind that the server serves; everything that differs between kinds is said here.</summary>
internal sealed record ResourceKind
{
    private static readonly string[] StandardVerbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

    /// <summary>API group, empty for the core group.</summary>
    public required string Group { get; init; }

    public required string Version { get; init; }

    /// <summary>Name in paths, for example <c>configmaps</c>.</summary>
    public required string Plural { get; init; }

    public required string Kind { get; init; }

    public required bool Namespaced { get; init; }

    public string Singular { get => field ?? Kind.ToLowerInvariant(); init; }

    public string? ListKind { get; init; }

    public IReadOnlyList<string> ShortNames { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<string> Verbs { get; init; } = StandardVerbs;

    /// <summary>Whether a definition object made it; such kinds know no strategic merge patch.</summary>
    public bool IsCustom { get; init; }

    /// <summary>Whether its objects are questions, which are answered and not stored.</summary>
    public bool IsReview { get; init; }

    /// <summary>Whether status is changed through <c>/status</c> only.</summary>
    public bool HasStatus { get; init; }

    /// <summary>Whether a new object may bring its status.</summary>
    public bool AcceptsInitialStatus { get; init; }

    /// <summary>Whether <c>/scale</c> shows and changes <c>spec.replicas</c>.</summary>
    public bool HasScale { get; init; }

    /// <summary>Whether <c>/log</c> gives a log and <c>/exec</c> runs commands.</summary>
    public bool IsPod { get; init; }

    /// <summary>Whether <c>metadata.generation</c> counts the changes of what is asked for.</summary>
    public bool TracksGeneration { get; init; }

    /// <summary>Whether an update must name the revision it is based on.</summary>
    public bool RequiresRevision { get; init; }

    /// <summary>Whether a delete answers with the object rather than with a status.</summary>
    public bool ReturnsDeletedObject { get; init; }

    public NameRule NameRule { get; init; } = NameRule.Subdomain;

    /// <summary>Fields a selector may name besides name and namespace, with the value where a field is absent.</summary>
    public IReadOnlyDictionary<string, string> SelectableFields { get; init; } = new Dictionary<string, string>();

    /// <summary>What <c>kubectl get</c> prints.</summary>
    public IReadOnlyList<TableColumn> Columns { get; init; } = StandardColumns.NameAndAge;

    /// <summary>How the objects are stored where the kind is another view of a stored one.</summary>
    public StoredForm? StoredForm { get; init; }

    /// <summary>Version the objects are stored under.</summary>
    public string? StorageVersion { get; init; }

    /// <summary>What the definition of a custom kind says about its objects.</summary>
    public StructuralSchema? Schema { get; init; }

    /// <summary>The same as its author wrote it.</summary>
    public JsonObject? OpenApiSchema { get; init; }

    /// <summary>Fills in what a new object begins with, its status above all.</summary>
    public Action<JsonObject, CreationContext>? PrepareForCreate { get; init; }

    /// <summary>Carries over what an update cannot change; gets the new and the stored object.</summary>
    public Action<JsonObject, JsonObject>? PrepareForUpdate { get; init; }

    /// <summary>Fills in what clients may leave out.</summary>
    public Action<JsonObject>? SetDefaults { get; init; }

    /// <summary>Finds what is wrong with a new object, or with an update of the stored one.</summary>
    public Func<JsonObject, JsonObject?, IEnumerable<StatusCause>>? Validate { get; init; }

    /// <summary>Seconds a running object gets to end itself before it is deleted.</summary>
    public Func<JsonObject, long>? GracePeriodSeconds { get; init; }

    /// <summary>Whether content must go first although no finalizer says so.</summary>
    public Func<JsonObject, bool>? HoldsDeletion { get; init; }

    /// <summary>Changes an object whose deletion begins.</summary>
    public Action<JsonObject>? BeginDeletion { get; init; }

    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>Name across groups: <c>pods</c>, <c>statefulsets.apps</c>.</summary>
    public string StorageName => field ??= StoredForm is { } form ? form.Resource : Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    public string QualifiedKind => Group.Length == 0 ? Kind : $"{Kind}.{Group}";

    public string EffectiveListKind => ListKind ?? Kind + "List";
}
