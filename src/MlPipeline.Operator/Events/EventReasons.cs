namespace MlPipeline.Operator.Events;

/// <summary>Reasons of the operator's events.</summary>
internal static class EventReasons
{
    public const string Cluster = "Cluster";
    public const string Role = "Role";
    public const string Member = "Member";
    public const string Config = "Config";
    public const string ConfigMap = "ConfigMap";
    public const string Secret = "Secret";
}
