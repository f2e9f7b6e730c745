namespace MlPipeline.Operator.Configs;

/// <summary>States of the kdconfig.</summary>
internal static class ConfigStates
{
    public const string Creating = "creating";
    public const string Ready = "ready";
}
