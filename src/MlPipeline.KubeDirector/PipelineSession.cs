using k8s;
using MlPipeline.KubeDirector.Apps;
using MlPipeline.KubeDirector.Clusters;
using MlPipeline.KubeDirector.Connection;
using MlPipeline.KubeDirector.Engines;
using MlPipeline.KubeDirector.Manifests;
using MlPipeline.KubeDirector.Models;
using MlPipeline.KubeDirector.Pipelines;
using MlPipeline.KubeDirector.Predictions;
using MlPipeline.KubeDirector.Secrets;
using MlPipeline.KubeDirector.Training;

namespace MlPipeline.KubeDirector;

/// <summary>A user's way into a tenant: its kdapps, kdclusters and secrets, and the engines that run in its pods.</summary>
public sealed class PipelineSession : IDisposable
{
    private readonly ApiClient _api;
    private readonly HttpClient _engineHttp;
    private readonly Kubeconfig _kubeconfig;
    private readonly Func<CancellationToken, Task>? _end;
    private readonly List<(KubeconfigFile File, string? Before)> _merged = [];

    /// <summary>Opens a session; nothing is sent yet.</summary>
    /// <param name="kubeconfig">Where the cluster is and how to be let in.</param>
    /// <param name="identity">Who works in which tenant and namespace.</param>
    /// <param name="time">The clock, or null for the system's.</param>
    /// <param name="origin">How the session came to be, or null where a kubeconfig is all there is.</param>
    /// <param name="end">Ends the login on the platform, or null where there is none.</param>
    /// <exception cref="PipelineException">The kubeconfig cannot be used.</exception>
    public PipelineSession(
        Kubeconfig kubeconfig,
        SessionIdentity identity,
        TimeProvider? time = null,
        SessionOrigin? origin = null,
        Func<CancellationToken, Task>? end = null)
    {
        ArgumentNullException.ThrowIfNull(kubeconfig);
        ArgumentNullException.ThrowIfNull(identity);
        Identity = identity;
        var clock = time ?? TimeProvider.System;
        Origin = origin ?? new SessionOrigin($"kubeconfig, context {kubeconfig.Context}", "", clock.GetUtcNow());
        _kubeconfig = kubeconfig;
        _end = end;
        var configuration = kubeconfig.ToClientConfiguration();
        var trust = ServerTrust.From(configuration.SslCaCerts, configuration.SkipTlsVerify);
        _api = new ApiClient(new Kubernetes(configuration));
        _engineHttp = new HttpClient(trust.CreateHandler());

        var paths = new ApiPaths(identity.Namespace);
        var manifests = new ManifestApplier(_api, paths);
        Apps = new KdApps(_api, paths);
        Clusters = new KdClusters(_api, paths, manifests, Apps, clock);
        Secrets = new KdSecrets(_api, paths, manifests, identity.User, kubeconfig);
        var endpoints = new EngineEndpoints(Clusters);
        var engines = new EngineClient(_engineHttp, endpoints);
        Training = new KdTraining(engines, clock, identity.User);
        Models = new KdModels(
            new ModelStore(_api, paths, identity.User, clock), Clusters, new ObjectEvents(_api, paths), new ServingWaiter(engines, endpoints, clock));
        Predictions = new KdPredictions(engines, clock);
        Pipeline = new KdPipeline(Apps, Clusters, Models, Training, identity.User);
    }

    /// <summary>Who works here.</summary>
    public string User => Identity.User;

    /// <summary>The tenant.</summary>
    public string Tenant => Identity.Tenant;

    /// <summary>The tenant's namespace.</summary>
    public string Namespace => Identity.Namespace;

    /// <summary>Address of the Kubernetes API.</summary>
    public Uri Server => _api.Address;

    /// <summary>The kdapps.</summary>
    public KdApps Apps { get; }

    /// <summary>The kdclusters.</summary>
    public KdClusters Clusters { get; }

    /// <summary>The Secrets that kdclusters are connected to.</summary>
    public KdSecrets Secrets { get; }

    /// <summary>Training jobs.</summary>
    public KdTraining Training { get; }

    /// <summary>The model registry.</summary>
    public KdModels Models { get; }

    /// <summary>Predictions of served models.</summary>
    public KdPredictions Predictions { get; }

    /// <summary>The six parts of the user's pipeline, seen together.</summary>
    public KdPipeline Pipeline { get; }

    private SessionIdentity Identity { get; }

    /// <summary>How the session came to be.</summary>
    public SessionOrigin Origin { get; }

    /// <summary>Whether it was logged out, or closed.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Whether the API still answers this login.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False where it does not answer, or does not accept the login any more.</returns>
    public async Task<bool> IsAliveAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await Apps.ListAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (PipelineException)
        {
            return false;
        }
    }

    /// <summary>
    /// Puts the session's context into a kubeconfig file, beside what else stands in it, and makes it the current one, so that
    /// kubectl and other tools work with it. Logging out takes it out again.
    /// </summary>
    /// <param name="path">The file, for example the one that <c>KUBECONFIG</c> names; created with mode 0600 where it is not there.</param>
    /// <param name="cancellationToken">Ends the work; the file stays as it was.</param>
    /// <returns>A task that ends when it is written.</returns>
    /// <exception cref="PipelineException">The file is no kubeconfig, or cannot be written.</exception>
    public async Task MergeKubeconfigAsync(string path, CancellationToken cancellationToken = default)
    {
        var file = new KubeconfigFile(path);
        _merged.Add((file, await file.MergeAsync(_kubeconfig, cancellationToken).ConfigureAwait(false)));
    }

    /// <summary>Ends the login on the platform, where there is one, and the session.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends with the login.</returns>
    public async Task LogOutAsync(CancellationToken cancellationToken = default)
    {
        foreach (var (file, before) in _merged)
        {
            await file.RemoveAsync(_kubeconfig, before, cancellationToken).ConfigureAwait(false);
        }

        Dispose();
        if (_end is { } end)
        {
            await end(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Describes the session without its secrets.</summary>
    /// <returns>User, tenant, namespace and server.</returns>
    public override string ToString() => $"{User} in {Tenant} (namespace {Namespace}) at {Server}";

    /// <inheritdoc/>
    public void Dispose()
    {
        IsEnded = true;
        _api.Dispose();
        _engineHttp.Dispose();
    }
}
