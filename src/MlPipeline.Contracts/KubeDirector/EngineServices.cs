namespace MlPipeline.Contracts.KubeDirector;

/// <summary>Kdapps, roles, service ids and ports of the pipeline's engines, as the workshop has them.</summary>
public static class EngineServices
{
    /// <summary>Kdapp of the training engine.</summary>
    public const string TrainingApp = "training-engine";

    /// <summary>Kdapp of the deployment engine.</summary>
    public const string DeploymentApp = "deployment-engine";

    /// <summary>Kdapp of the notebook server.</summary>
    public const string NotebookApp = "jupyter-notebook";

    /// <summary>Role whose member takes requests and spreads them.</summary>
    public const string LoadBalancerRole = "LoadBalancer";

    /// <summary>Role whose members do the work.</summary>
    public const string RestServerRole = "RESTServer";

    /// <summary>The notebook server's one role.</summary>
    public const string ControllerRole = "controller";

    /// <summary>Service id of a REST server.</summary>
    public const string RestServerService = "gunicorn";

    /// <summary>Port of a load balancer.</summary>
    public const int LoadBalancerPort = 32700;

    /// <summary>Port of a load balancer's statistics page.</summary>
    public const int StatisticsPort = 8081;

    /// <summary>Port of a REST server.</summary>
    public const int RestServerPort = 10001;

    /// <summary>Port of a notebook server.</summary>
    public const int NotebookPort = 8000;

    /// <summary>Request header that carries a member's token.</summary>
    public const string TokenHeader = "X-Auth-Token";

    /// <summary>
    /// Request header that names one submission: a member that sees it again answers for what the first one began. A load balancer adds it
    /// to requests that come without, so that it can repeat them at another member (draft-ietf-httpapi-idempotency-key-header).
    /// </summary>
    public const string IdempotencyHeader = "Idempotency-Key";
}
