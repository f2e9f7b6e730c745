using MlPipeline.KubeDirector.Apps;
using MlPipeline.KubeDirector.Connection;
using MlPipeline.KubeDirector.Manifests;
using MlPipeline.KubeDirector.Resources;

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
    private readonly ObjectEvents _events;
    private readonly ClusterWaiter _waiter;
    private readonly ClusterAttachments _attachments;
    private readonly ClusterResourceReader _resources;
    private readonly ClusterEditor _editor;
    private readonly KdApps _apps;
    private readonly PageOpener _pages = PageOpener.FromEnvironment();

    internal KdClusters(ApiClient api, ApiPaths paths, ManifestApplier manifests, KdApps apps, TimeProvider time)
    {
        _api = api;
        _paths = paths;
        _manifests = manifests;
        _events = new ObjectEvents(api, paths);
        _reader = new ClusterReader(api, paths, _events);
        _logs = new MemberLogReader(api, paths);
        _waiter = new ClusterWaiter(api, paths, _reader, new ClusterFailure(_logs, _events), time);
        _attachments = new ClusterAttachments(api, paths, _reader);
        _resources = new ClusterResourceReader(api, paths);
        _editor = new ClusterEditor(api, paths, _reader);
        _apps = apps;
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

    /// <summary>Reads one kdcluster where it is there.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The kdcluster, or null.</returns>
    public async Task<KdClusterInfo?> FindAsync(string name, CancellationToken cancellationToken = default) =>
        (await _reader.FindAsync(name, cancellationToken).ConfigureAwait(false))?.Describe();

    /// <summary>Creates or changes the objects of a manifest, whatever their kinds.</summary>
    /// <param name="manifest">YAML with one or more documents, or JSON.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What became of each object.</returns>
    public Task<IReadOnlyList<ApplyResult>> ApplyAsync(string manifest, CancellationToken cancellationToken = default) =>
        _manifests.ApplyAsync(manifest, cancellationToken);

    /// <summary>Creates a kdcluster from a description, without any YAML.</summary>
    /// <param name="description">What it shall be.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The kdcluster as the operator finds it.</returns>
    /// <exception cref="PipelineException">There is no such kdapp or role, or a kdcluster of that name is there already.</exception>
    public async Task<KdClusterInfo> CreateAsync(ClusterDescription description, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(description);
        var app = await _apps.GetAsync(description.App, cancellationToken).ConfigureAwait(false);
        await RequireThereAsync(description.Connections, cancellationToken).ConfigureAwait(false);
        var body = ClusterBuilder.Build(description, app);
        await _api.CreateAsync<KubeDirectorCluster>(_paths.Clusters, body, cancellationToken).ConfigureAwait(false);
        return await GetAsync(description.Name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes how many members a role has; the operator starts or ends pods until it is so.</summary>
    /// <param name="name">Name of the kdcluster.</param>
    /// <param name="role">Id of the role.</param>
    /// <param name="members">How many members it shall have.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The kdcluster as it stands right after the change.</returns>
    /// <exception cref="PipelineException">There is no such kdcluster or role, or its kdapp allows no such number.</exception>
    public async Task<KdClusterInfo> ScaleAsync(string name, string role, int members, CancellationToken cancellationToken = default)
    {
        await _editor.EditAsync(name, ClusterEdits.Scale(name, role, members), cancellationToken).ConfigureAwait(false);
        return await GetAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Connects a kdcluster to more kdclusters, ConfigMaps and Secrets; its members are told without a restart.</summary>
    /// <param name="name">Name of the kdcluster.</param>
    /// <param name="connections">What to connect it to; what it is connected to already stays.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The kdcluster as it stands right after the change.</returns>
    /// <exception cref="PipelineException">There is no such kdcluster, or nothing of the name that it shall be connected to.</exception>
    public async Task<KdClusterInfo> ConnectAsync(string name, KdConnections connections, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connections);
        await RequireThereAsync(connections, cancellationToken).ConfigureAwait(false);
        await _editor.EditAsync(name, ClusterEdits.Connect(connections), cancellationToken).ConfigureAwait(false);
        return await GetAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends connections of a kdcluster; what it was connected to stays.</summary>
    /// <param name="name">Name of the kdcluster.</param>
    /// <param name="connections">What to disconnect it from.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The kdcluster as it stands right after the change.</returns>
    /// <exception cref="PipelineException">There is no such kdcluster, or it is not connected to one of these.</exception>
    public async Task<KdClusterInfo> DisconnectAsync(string name, KdConnections connections, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connections);
        await _editor.EditAsync(name, ClusterEdits.Disconnect(name, connections), cancellationToken).ConfigureAwait(false);
        return await GetAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Follows a kdcluster: how it is now, and after each change, until it is deleted or the caller has seen enough.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the watching.</param>
    /// <returns>The kdcluster after each change.</returns>
    public IAsyncEnumerable<KdClusterInfo> WatchAsync(string name, CancellationToken cancellationToken = default) =>
        _waiter.WatchAsync(name, cancellationToken);

    /// <summary>Waits until a kdcluster and all its members are configured.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="timeout">How long at most; two minutes where it is left out.</param>
    /// <param name="progress">Told of each change.</param>
    /// <param name="before">How it was before a change of its connections that is waited for, or null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The configured kdcluster.</returns>
    /// <exception cref="PipelineException">A member failed, or time is up; the message has the member's own words.</exception>
    public Task<KdClusterInfo> WaitAsync(
        string name,
        TimeSpan? timeout = null,
        IProgress<KdClusterInfo>? progress = null,
        KdClusterInfo? before = null,
        CancellationToken cancellationToken = default) =>
        _waiter.WaitAsync(name, timeout ?? DefaultTimeout, before, progress, cancellationToken);

    /// <summary>Lists the StatefulSets, pods and services that the operator made for a kdcluster.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The objects.</returns>
    public async Task<ClusterResources> ResourcesAsync(string name, CancellationToken cancellationToken = default)
    {
        await _reader.GetResourceAsync(name, cancellationToken).ConfigureAwait(false);
        return await _resources.ReadAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lists where the members of a kdcluster can be reached.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The endpoints.</returns>
    public async Task<IReadOnlyList<EndpointInfo>> EndpointsAsync(string name, CancellationToken cancellationToken = default) =>
        (await GetAsync(name, cancellationToken).ConfigureAwait(false)).Endpoints;

    /// <summary>Opens the page of a kdcluster in the reader's browser: the Jupyter of a notebook cluster, the statistics of a load balancer.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The endpoint that was opened.</returns>
    /// <exception cref="PipelineException">The kdcluster has no page yet, or no browser can be opened from here.</exception>
    public async Task<EndpointInfo> OpenAsync(string name, CancellationToken cancellationToken = default)
    {
        var cluster = await GetAsync(name, cancellationToken).ConfigureAwait(false);
        var app = await _apps.GetAsync(cluster.App, cancellationToken).ConfigureAwait(false);
        var pages = app.Services.Where(service => service.IsDashboard).Select(service => service.Id).ToHashSet();
        var endpoint = cluster.Endpoints.FirstOrDefault(endpoint => pages.Contains(endpoint.Service))
            ?? throw new PipelineException(
                PipelineFault.NotFound,
                $"Kdcluster {name} has no page that could be opened.",
                $"Wait until it is configured: #!kd-cluster wait --name {name}. #!kd-cluster endpoints lists what it has.");
        await _pages.OpenAsync(endpoint, cancellationToken).ConfigureAwait(false);
        return endpoint;
    }

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
        return await _events.ReadAsync(KubeDirectorGroup.ClusterKind, cluster.Metadata, cancellationToken).ConfigureAwait(false);
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

    /// <summary>The operator takes a connection to nothing without a word, so the reader is told here.</summary>
    private async Task RequireThereAsync(KdConnections connections, CancellationToken cancellationToken)
    {
        var attachments = await _attachments.ReadAsync(connections, cancellationToken).ConfigureAwait(false);
        if (attachments.FirstOrDefault(attachment => attachment.State == AttachmentInfo.Missing) is { } missing)
        {
            throw new PipelineException(
                PipelineFault.NotFound,
                $"There is no {missing.Kind} {missing.Name} in namespace {_paths.Namespace}.",
                missing.Kind == AttachmentInfo.ClusterKind
                    ? "#!kd-cluster list shows the kdclusters that are there."
                    : "Create it first: #!kd-register registers a model, #!kd-cluster apply creates anything else.");
        }
    }
}
