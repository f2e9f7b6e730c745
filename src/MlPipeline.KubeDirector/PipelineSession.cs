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

    /// <summary>Opens a session; nothing is sent yet.</summary>
    /// <param name="kubeconfig">Where the cluster is and how to be let in.</param>
    /// <param name="identity">Who works in which tenant and namespace.</param>
    /// <param name="time">The clock, or null for the system's.</param>
    /// <exception cref="PipelineException">The kubeconfig cannot be used.</exception>
    public PipelineSession(Kubeconfig kubeconfig, SessionIdentity identity, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(kubeconfig);
        ArgumentNullException.ThrowIfNull(identity);
        Identity = identity;
        var clock = time ?? TimeProvider.System;
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

    /// <summary>Describes the session without its secrets.</summary>
    /// <returns>User, tenant, namespace and server.</returns>
    public override string ToString() => $"{User} in {Tenant} (namespace {Namespace}) at {Server}";

    /// <inheritdoc/>
    public void Dispose()
    {
        _api.Dispose();
        _engineHttp.Dispose();
    }
}
