namespace MlPipeline.Interactive.Formatting;

/// <summary>
/// The style every output carries with it. It takes the notebook's own text colour and font, and shades of grey that are
/// readable on light and on dark; only the colours of states differ between the two.
/// </summary>
internal static class Stylesheet
{
    public const string Text = """
        .mlp{color:currentColor;font-size:13px;line-height:1.45;margin:4px 0;--mlp-line:rgba(128,128,128,.4);--mlp-good:#1a7f37;--mlp-busy:#9a6700;--mlp-bad:#cf222e}
        @media(prefers-color-scheme:dark){.mlp{--mlp-good:#4ac26b;--mlp-busy:#d4a72c;--mlp-bad:#ff7b72}}
        .mlp-card{border:1px solid var(--mlp-line);border-radius:6px;padding:8px 12px;max-width:1100px;overflow-x:auto}
        .mlp-title{font-weight:600;font-size:14px;margin:0 0 4px}
        .mlp-state{border:1px solid currentColor;border-radius:10px;font-size:12px;font-weight:500;margin-left:8px;padding:0 8px;white-space:nowrap}
        .mlp-good{color:var(--mlp-good)}.mlp-busy{color:var(--mlp-busy)}.mlp-bad{color:var(--mlp-bad)}
        .mlp p{margin:4px 0}
        .mlp table{border-collapse:collapse;color:inherit;font-size:13px;margin:6px 0}
        .mlp caption{caption-side:top;color:inherit;font-weight:600;padding:2px 0;text-align:left}
        .mlp th,.mlp td{background:none;border:0;border-bottom:1px solid var(--mlp-line);color:inherit;padding:3px 14px 3px 0;text-align:left;vertical-align:top;white-space:normal}
        .mlp td.mlp-good{color:var(--mlp-good)}.mlp td.mlp-busy{color:var(--mlp-busy)}.mlp td.mlp-bad{color:var(--mlp-bad)}
        .mlp tbody th{font-weight:500}.mlp .mlp-number{font-variant-numeric:tabular-nums;text-align:right}
        .mlp dl{display:grid;gap:2px 14px;grid-template-columns:max-content 1fr;margin:4px 0}
        .mlp dt{opacity:.75}.mlp dd{margin:0;overflow-wrap:anywhere}
        .mlp pre{background:rgba(128,128,128,.12);border-radius:4px;color:inherit;font-size:12px;margin:4px 0;max-height:320px;overflow:auto;padding:6px 8px;white-space:pre-wrap}
        .mlp progress{accent-color:var(--mlp-good);margin-right:8px;vertical-align:middle;width:220px}
        .mlp a{color:inherit;text-decoration:underline}
        """;
}
