using MlPipeline.KubeDirector.Connection;
using MlPipeline.KubeDirector.Manifests;

namespace MlPipeline.KubeDirector.Clusters;

/// <summary>The kdclusters of the namespace.</summary>
public sealed class KdClusters
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(120);

    private readonly ApiClient _api;
    private readonly ApiPaths _paths;
    private readonly ManifestApplier _manifests;
    private readonly ClusterReader _reader;
    private readonly MemberLogReader _logs;
    private readonly ClusterEvents _events;
    private readonly ClusterWaiter _waiter;
    private readonly ClusterAttachments _attachments;

    internal KdClusters(ApiClient api, ApiPaths paths, ManifestApplier manifests, TimeProvider time)
    {
        _api = api;
        _paths = paths;
        _manifests = manifests;
        _events = new ClusterEvents(api, paths);
        _reader = new ClusterReader(api, paths, _events);
        _logs = new MemberLogReader(api, paths);
        _waiter = new ClusterWaiter(api, paths, _reader, new ClusterFailure(_logs, _events), time);
        _attachments = new ClusterAttachments(api, paths, _reader);
    }

    /// <summary>Lists the kdclusters by name.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The kdclusters.</returns>
    public async Task<IReadOnlyList<KdClusterInfo>> ListAsync(CancellationToken cancellationToken = default) =>
        [.. (await _reader.ListAsync(cancellationToken).ConfigureAwait(false)).Select(snapshot => snapshot.Describe())];

    /// <summary>Reads one kdcluster with its members and endpoints.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The kdcluster.</returns>
    public async Task<KdClusterInfo> GetAsync(string name, CancellationToken cancellationToken = default) =>
        (await _reader.GetAsync(name, cancellationToken).ConfigureAwait(false)).Describe();

    /// <summary>Creates or changes the objects of a manifest, whatever their kinds.</summary>
    /// <param name="manifest">YAML with one or more documents, or JSON.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What became of each object.</returns>
    public Task<IReadOnlyList<ApplyResult>> ApplyAsync(string manifest, CancellationToken cancellationToken = default) =>
        _manifests.ApplyAsync(manifest, cancellationToken);

    /// <summary>Waits until a kdcluster and all its members are configured.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="timeout">How long at most; two minutes where it is left out.</param>
    /// <param name="progress">Told of each change.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The configured kdcluster.</returns>
    /// <exception cref="PipelineException">A member failed, or time is up; the message has the member's own words.</exception>
    public Task<KdClusterInfo> WaitAsync(
        string name,
        TimeSpan? timeout = null,
        IProgress<KdClusterInfo>? progress = null,
        CancellationToken cancellationToken = default) =>
        _waiter.WaitAsync(name, timeout ?? DefaultTimeout, progress, cancellationToken);

    /// <summary>Lists where the members of a kdcluster can be reached.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The endpoints.</returns>
    public async Task<IReadOnlyList<EndpointInfo>> EndpointsAsync(string name, CancellationToken cancellationToken = default) =>
        (await GetAsync(name, cancellationToken).ConfigureAwait(false)).Endpoints;

    /// <summary>Lists what a kdcluster is connected to, and how that is.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The connected objects.</returns>
    public async Task<IReadOnlyList<AttachmentInfo>> AttachmentsAsync(string name, CancellationToken cancellationToken = default)
    {
        var cluster = await GetAsync(name, cancellationToken).ConfigureAwait(false);
        return await _attachments.ReadAsync(cluster.Connections, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lists what happened to a kdcluster, oldest first.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The events.</returns>
    public async Task<IReadOnlyList<ClusterEventInfo>> EventsAsync(string name, CancellationToken cancellationToken = default)
    {
        var cluster = await _reader.GetResourceAsync(name, cancellationToken).ConfigureAwait(false);
        return await _events.ReadAsync(cluster, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lists the members of a kdcluster with the identity and start of their pods.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The members.</returns>
    public async Task<IReadOnlyList<MemberInfo>> MembersAsync(string name, CancellationToken cancellationToken = default) =>
        [.. (await GetAsync(name, cancellationToken).ConfigureAwait(false)).Members];

    /// <summary>Reads the last lines of a kdcluster's members.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="role">Only members of this role, or null for all.</param>
    /// <param name="lines">How many lines of each.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A log per member.</returns>
    public async Task<IReadOnlyList<MemberLog>> LogsAsync(string name, string? role = null, int lines = 50, CancellationToken cancellationToken = default)
    {
        var cluster = await GetAsync(name, cancellationToken).ConfigureAwait(false);
        if (role is not null && cluster.Roles.All(candidate => candidate.Id != role))
        {
            throw new PipelineException(
                PipelineFault.NotFound,
                $"Kdcluster {name} has no role {role}.",
                $"Its roles are {string.Join(", ", cluster.Roles.Select(candidate => candidate.Id))}.");
        }

        var members = cluster.Members.Where(member => role is null || member.Role == role);
        return await Task.WhenAll(members.Select(member => _logs.ReadAsync(member, lines, cancellationToken))).ConfigureAwait(false);
    }

    /// <summary>Deletes a kdcluster and waits until it is gone.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the wait, not the deletion.</param>
    /// <returns>A task that ends when it is gone.</returns>
    public async Task DeleteAsync(string name, CancellationToken cancellationToken = default)
    {
        await _reader.GetResourceAsync(name, cancellationToken).ConfigureAwait(false);
        await _api.DeleteAsync(_paths.Cluster(name), cancellationToken).ConfigureAwait(false);
        await _waiter.WaitUntilGoneAsync(name, DefaultTimeout, cancellationToken).ConfigureAwait(false);
    }
}
