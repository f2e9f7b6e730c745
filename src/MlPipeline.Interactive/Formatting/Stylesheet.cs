namespace MlPipeline.Interactive.Formatting;

/// <summary>
/// The style an output carries with it, since a notebook keeps outputs and not what stood above them. It takes the page's own text
/// colour and font; lines, grounds and states are mixed from that colour, so one text serves Jupyter, VS Code and plain pages in
/// their light, dark and high-contrast themes. VS Code sets --vscode-contrastBorder in the latter only. Selectors repeat a class
/// where Jupyter's own rules for outputs would win otherwise. Text is coloured by -webkit-text-fill-color, which all browsers have:
/// a mixture in color itself is not mixed anew by Chromium when a reader changes the theme.
/// </summary>
internal static class Stylesheet
{
    /// <summary>The share of the text colour in notes beside the main thing; the rest is the ground.</summary>
    public const int NotePercent = 78;

    /// <summary>How much of a state's colour is in the ground it stands on.</summary>
    public const int GroundPercent = 8;

    private static readonly string Base = $$"""
        .mlp{--mlp-line:var(--vscode-contrastBorder,color-mix(in srgb,currentColor 24%,transparent));color:inherit;font-size:13px;line-height:1.5;margin:4px 0}
        .mlp-card{border:1px solid var(--mlp-line);border-radius:8px;box-sizing:border-box;max-width:960px;overflow:hidden;padding:10px 14px}
        .mlp-title{font-size:14px;font-weight:600;margin:0 0 6px;overflow-wrap:anywhere}
        .mlp.mlp p{margin:6px 0;overflow-wrap:anywhere}
        .mlp .mlp-card>:first-child{margin-top:0}.mlp .mlp-card>:last-child{margin-bottom:0}
        .mlp-text{white-space:pre-line}
        .mlp-note{-webkit-text-fill-color:color-mix(in srgb,currentColor {{NotePercent}}%,transparent)}
        """;

    private static readonly string State = $$"""
        .mlp-good{--mlp-tone:{{StateColour.Good.Css}}}.mlp-busy{--mlp-tone:{{StateColour.Busy.Css}}}.mlp-bad{--mlp-tone:{{StateColour.Bad.Css}}}
        .mlp-good,.mlp-busy,.mlp-bad{-webkit-text-fill-color:var(--mlp-tone)}
        .mlp-state{background:color-mix(in srgb,var(--mlp-tone,currentColor) {{GroundPercent}}%,transparent);border:1px solid var(--mlp-tone,currentColor);border-radius:99px;display:inline-block;font-size:12px;font-weight:500;line-height:1.4;margin-left:8px;padding:0 9px}
        """;

    private const string Fields = """
        .mlp dl{display:grid;gap:2px 16px;grid-template-columns:fit-content(40%) 1fr;margin:6px 0}
        .mlp dt{font-weight:400;margin:0;overflow-wrap:anywhere}.mlp dd{margin:0;overflow-wrap:anywhere}
        """;

    private const string Table = """
        .mlp-wide{margin:8px 0;overflow-x:auto}
        .mlp table.mlp-table{border:0;border-collapse:collapse;color:inherit;display:table;font-size:13px;margin:0;max-width:max(100%,680px);table-layout:auto;width:max-content}
        .mlp .mlp-table caption{caption-side:top;color:inherit;font-weight:600;padding:2px 0;text-align:left}
        .mlp .mlp-table.mlp-table tr{background:none;border:0;border-bottom:1px solid var(--mlp-line)}.mlp .mlp-table.mlp-table tbody tr:last-child{border:0}
        .mlp .mlp-table thead{border:0}
        .mlp .mlp-table th,.mlp .mlp-table td{background:none;border:0;font-weight:400;max-width:440px;min-width:5em;overflow-wrap:break-word;padding:4px 16px 4px 0;text-align:left;vertical-align:top;white-space:normal}
        .mlp .mlp-table tr>:last-child{padding-right:0}.mlp .mlp-table tbody th{font-weight:500}.mlp .mlp-table .mlp-whole{white-space:nowrap}
        .mlp .mlp-table .mlp-number{font-variant-numeric:tabular-nums;min-width:0;text-align:right;white-space:nowrap}
        """;

    private const string Lines = """
        .mlp.mlp pre{background:color-mix(in srgb,currentColor 7%,transparent);border-radius:6px;color:inherit;font-size:12px;line-height:1.45;margin:6px 0;max-height:340px;overflow:auto;overflow-wrap:anywhere;padding:8px 10px;white-space:pre-wrap}
        """;

    private static readonly string Progress = $$"""
        .mlp progress{accent-color:{{StateColour.Good.Css}};height:14px;margin-right:10px;max-width:100%;vertical-align:-2px;width:220px}
        """;

    private const string Figures = """
        .mlp .mlp-figures{display:flex;flex-wrap:wrap;gap:8px 24px;margin:8px 0}.mlp-figures>div{display:flex;flex-direction:column-reverse}
        .mlp .mlp-figures dt{font-size:12px}.mlp .mlp-figures dd{font-size:18px;font-variant-numeric:tabular-nums;font-weight:500;line-height:1.3}
        """;

    private const string Headline = """
        .mlp.mlp p.mlp-headline{font-size:14px;margin:2px 0 6px}.mlp-headline strong{font-size:28px;font-variant-numeric:tabular-nums;font-weight:600;line-height:1.2}
        """;

    private const string Picture = """
        .mlp-picture{margin:8px 0}
        """;

    private const string Link = """
        .mlp.mlp a[href]{color:inherit;text-decoration:underline;text-underline-offset:2px}
        """;

    private const string Edit = """
        .mlp del,.mlp ins{text-decoration:none}.mlp ins{font-weight:500}
        """;

    private static readonly (StylePart Part, string Rules)[] Parts =
    [
        (StylePart.State, State),
        (StylePart.Fields, Fields),
        (StylePart.Table, Table),
        (StylePart.Lines, Lines),
        (StylePart.Progress, Progress),
        (StylePart.Figures, Figures),
        (StylePart.Headline, Headline),
        (StylePart.Picture, Picture),
        (StylePart.Link, Link),
        (StylePart.Edit, Edit),
    ];

    /// <summary>The rules for some parts.</summary>
    public static string For(StylePart parts) =>
        string.Join('\n', Parts.Where(entry => parts.HasFlag(entry.Part)).Select(entry => entry.Rules).Prepend(Base));
}
