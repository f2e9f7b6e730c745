namespace MlPipeline.Contracts.Engines;

/// <summary>
/// How an engine is told about its configuration: <c>POST</c> to its control port, which is open from the start of the
/// process and answers nothing else. The answer is 200 with a line of plain text once the engine has taken over what
/// <c>configmeta.json</c> says, and otherwise an <see cref="EngineError"/>.
/// </summary>
public static class EngineControl
{
    /// <summary>Container port of every engine's control port.</summary>
    public const int Port = 10099;

    /// <summary>First configuration; the engine's service ports open with it.</summary>
    public const string ConfigurePath = "/-/configure";

    /// <summary>A connected object changed.</summary>
    public const string ReconnectPath = "/-/reconnect";

    /// <summary>Members joined.</summary>
    public const string AddNodesPath = "/-/addnodes";

    /// <summary>Members are about to leave.</summary>
    public const string DeleteNodesPath = "/-/delnodes";

    /// <summary><c>GET</c>: 200 as soon as the process runs.</summary>
    public const string HealthPath = "/-/healthz";

    /// <summary>Environment variable with the id of the process without which the engine must not go on.</summary>
    public const string ParentProcessVariable = "MLPIPELINE_PARENT_PID";

    /// <summary>Environment variable with the folder of notebooks that the notebook server shows.</summary>
    public const string NotebooksVariable = "MLPIPELINE_NOTEBOOKS";

    /// <summary>Environment variable with the path of the engines' program, for start scripts.</summary>
    public const string ProgramVariable = "MLPIPELINE_ENGINES_DLL";
}
