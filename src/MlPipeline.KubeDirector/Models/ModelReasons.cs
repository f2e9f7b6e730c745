namespace MlPipeline.KubeDirector.Models;

/// <summary>Why a revision was written.</summary>
internal static class ModelReasons
{
    public const string Register = "register";
    public const string Update = "update";
    public const string Rollback = "rollback";
    public const string Promote = "promote";
    public const string Canary = "canary";
}
