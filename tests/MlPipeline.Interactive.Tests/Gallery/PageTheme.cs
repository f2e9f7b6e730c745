namespace MlPipeline.Interactive.Tests.Gallery;

/// <summary>How a host of notebooks dresses its outputs.</summary>
/// <param name="Name">Host and theme.</param>
/// <param name="Ground">Background of outputs.</param>
/// <param name="Text">Colour of text in outputs.</param>
/// <param name="Attribute">Attribute of the body by which style sheets know the theme, or empty.</param>
/// <param name="Value">Its value.</param>
/// <param name="Rules">What else the host rules.</param>
internal sealed record PageTheme(string Name, string Ground, string Text, string Attribute = "", string Value = "", string Rules = "")
{
    // As JupyterLab styles what outputs hold.
    private const string Jupyter =
        """
        .jp-RenderedHTMLCommon{font-size:14px;line-height:1.5}.jp-RenderedHTMLCommon table{border-collapse:collapse;border-spacing:0;border:none;font-size:12px;table-layout:fixed;margin-left:auto;margin-right:auto;margin-bottom:1em}
        .jp-RenderedHTMLCommon thead{border-bottom:1px solid;vertical-align:bottom}.jp-RenderedHTMLCommon td,.jp-RenderedHTMLCommon th,.jp-RenderedHTMLCommon tr{vertical-align:middle;padding:.5em;line-height:normal;white-space:normal;max-width:none;border:none;text-align:right}
        .jp-RenderedHTMLCommon th{font-weight:bold}.jp-RenderedHTMLCommon tbody tr:nth-child(odd){background:GROUND}.jp-RenderedHTMLCommon tbody tr:nth-child(even){background:EVEN}
        .jp-RenderedHTMLCommon p{text-align:left;margin:0 0 1em}.jp-RenderedHTMLCommon a:link{color:#00e;text-decoration:none}.jp-RenderedHTMLCommon pre{border:0;margin:0;padding:0;background:GROUND}
        .jp-RenderedHTMLCommon dl,.jp-RenderedHTMLCommon dd,.jp-RenderedHTMLCommon dt{display:block}.jp-RenderedHTMLCommon dt{font-weight:bold}
        """;

    public static readonly PageTheme Light = new("page-light", "#ffffff", "#1f2328");
    public static readonly PageTheme Dark = new("page-dark", "#0d1117", "#e6edf3");

    public static IReadOnlyList<PageTheme> All { get; } =
    [
        Light,
        Dark,
        new("jupyter-light", "#ffffff", "#000000de", "data-jp-theme-light", "true", Lab("#ffffff", "#f5f5f5")),
        new("jupyter-dark", "#111111", "#ffffff", "data-jp-theme-light", "false", Lab("#111111", "#212121")),
        new("vscode-light", "#ffffff", "#3b3b3b", "class", "vscode-light"),
        new("vscode-dark", "#1f1f1f", "#cccccc", "class", "vscode-dark"),
        new("vscode-high-contrast", "#000000", "#ffffff", "class", "vscode-high-contrast", ":root{--vscode-contrastBorder:#6fc3df}"),
        new("vscode-high-contrast-light", "#ffffff", "#292929", "class", "vscode-high-contrast vscode-high-contrast-light", ":root{--vscode-contrastBorder:#0f4a85}"),
    ];

    /// <summary>All of its style.</summary>
    public string Style => $"body{{background:{Ground};color:{Text}}}{Rules}";

    private static string Lab(string ground, string even) =>
        Jupyter.Replace("GROUND", ground, StringComparison.Ordinal).Replace("EVEN", even, StringComparison.Ordinal);
}
