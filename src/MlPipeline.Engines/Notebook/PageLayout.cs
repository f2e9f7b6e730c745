using System.Net;

namespace MlPipeline.Engines.Notebook;

/// <summary>What all pages share: nothing in them asks for anything from elsewhere.</summary>
internal static class PageLayout
{
    /// <summary>Answer header that holds browsers to that.</summary>
    internal const string ContentPolicy = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'";

    private const string Style =
        """
        :root{color-scheme:light dark;--line:#d0d7de;--code:#f6f8fa;--key:#8250df;--text:#0a3069;--note:#59636e;--magic:#953800;--number:#0550ae}
        @media(prefers-color-scheme:dark){:root{--line:#3d444d;--code:#151b23;--key:#d2a8ff;--text:#a5d6ff;--note:#9198a1;--magic:#ffa657;--number:#79c0ff}}
        body{font:16px/1.55 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
        nav{font-size:.9rem;margin-bottom:1.5rem}
        pre{background:var(--code);border:1px solid var(--line);border-radius:6px;padding:.8rem 1rem;overflow-x:auto;line-height:1.4}
        pre,code{font-family:ui-monospace,Consolas,monospace;font-size:.9rem}
        table{border-collapse:collapse}td,th{border:1px solid var(--line);padding:.3rem .7rem;text-align:left}
        img{max-width:100%}
        .keyword{color:var(--key)}.string{color:var(--text)}.comment{color:var(--note);font-style:italic}.magic{color:var(--magic)}.number{color:var(--number)}
        """;

    internal static string Render(string title, string body) =>
        $"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{WebUtility.HtmlEncode(title)}</title>
        <style>{Style}</style></head>
        <body>{body}</body></html>
        """;
}
