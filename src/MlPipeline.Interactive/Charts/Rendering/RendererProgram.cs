namespace MlPipeline.Interactive.Charts.Rendering;

/// <summary>The entry of the renderer in its load context; only text passes.</summary>
/// <param name="description">The chart as JSON.</param>
/// <param name="picture">SVG of the chart.</param>
/// <param name="withScript">True to carry plotly.js.</param>
/// <returns>HTML of the chart.</returns>
internal delegate string RendererProgram(string description, string picture, bool withScript);
