namespace MlPipeline.Contracts.Engines;

/// <summary>What the engines' program can be started as: its first argument.</summary>
public static class EngineNames
{
    /// <summary>Spreads requests over the members of role RESTServer.</summary>
    public const string LoadBalancer = "load-balancer";

    /// <summary>Queues training jobs and runs each in a process of its own.</summary>
    public const string TrainingEngine = "training-engine";

    /// <summary>Serves registered models.</summary>
    public const string DeploymentEngine = "deployment-engine";

    /// <summary>Shows the labs.</summary>
    public const string NotebookServer = "notebook-server";

    /// <summary>One training job, started by the training engine.</summary>
    public const string TrainJob = "train-job";

    /// <summary>Tells the engine of the same pod that its configuration changed.</summary>
    public const string StartScript = "startscript";

    /// <summary>Makes the data sets of the central repository.</summary>
    public const string DataSet = "dataset";
}
