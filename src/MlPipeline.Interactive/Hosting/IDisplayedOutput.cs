namespace MlPipeline.Interactive.Hosting;

/// <summary>Something a cell shows and can replace while it runs.</summary>
public interface IDisplayedOutput
{
    /// <summary>Replaces what is shown.</summary>
    /// <param name="value">What to show instead.</param>
    void Update(object value);
}
