using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Operator.Members;

/// <summary>Events a start script may take part in.</summary>
internal static class StartScriptEvents
{
    public const string Configure = "configure";
    public const string AddNodes = "addnodes";
    public const string DeleteNodes = "delnodes";
    public const string Reconnect = "reconnect";

    /// <summary>Argument that tells the script of an event.</summary>
    public static string Argument(string scriptEvent) => "--" + scriptEvent;

    /// <summary>Whether a role's package wants to be told; one that lists no events wants all.</summary>
    public static bool IsWanted(AppRole role, string scriptEvent) => role.EventList is null || role.EventList.Contains(scriptEvent);
}
