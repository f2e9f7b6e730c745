namespace MlPipeline.Engines.Configuration;

/// <summary>The configuration that is in force, replaced as a whole.</summary>
internal sealed class ConfigurationState
{
    private volatile MemberConfiguration? _current;

    internal MemberConfiguration? Current
    {
        get => _current;
        set => _current = value;
    }
}
