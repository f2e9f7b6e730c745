using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MlPipeline.Cli.Pages;

/// <summary>A piece of HTML that somebody else wrote, read as a browser reads it.</summary>
internal sealed class HtmlFragment
{
    private static readonly string[] ActiveElements = ["script", "iframe", "object", "embed"];
    private static readonly string[] ForbiddenElements = [.. ActiveElements, "meta", "base", "link", "form", "template"];
    private static readonly string[] AddressAttributes = ["href", "src", "xlink:href", "action", "formaction"];

    private readonly IElement _body;

    private HtmlFragment(IElement body) => _body = body;

    public static HtmlFragment Parse(string html) => new(new HtmlParser().ParseDocument("<!doctype html><body>" + html).Body!);

    /// <summary>Whether it brings code or another document, so that without them it would not show what it is meant to.</summary>
    public bool IsActive => Elements.Any(element =>
        ActiveElements.Contains(element.LocalName) || element.Attributes.Any(attribute => IsHandler(attribute.Name)));

    /// <summary>Everything in it, well-formed.</summary>
    public string Html => _body.InnerHtml;

    /// <summary>Its scripts that are large enough to be libraries which other pieces of the same notebook use, too.</summary>
    public IEnumerable<string> Libraries(int minimumLength) =>
        _body.QuerySelectorAll("script").Where(script => script.TextContent.Length >= minimumLength).Select(script => script.ToHtml());

    /// <summary>Takes away whatever could run or lead away from the page by itself.</summary>
    public HtmlFragment RemoveActiveParts()
    {
        foreach (var element in Elements.Where(element => ForbiddenElements.Contains(element.LocalName)))
        {
            element.Remove();
        }

        foreach (var element in Elements)
        {
            foreach (var attribute in element.Attributes.Where(attribute => IsHandler(attribute.Name) || IsScriptAddress(attribute)).ToList())
            {
                element.RemoveAttribute(attribute.Name);
            }
        }

        return this;
    }

    /// <summary>Changes where links lead; null makes a link plain text. A link elsewhere opens in a window that cannot reach back.</summary>
    public HtmlFragment RewriteLinks(Func<string, string?> rewrite)
    {
        foreach (var link in _body.QuerySelectorAll<IHtmlAnchorElement>("a[href]"))
        {
            var target = link.GetAttribute("href")!;
            if (Uri.TryCreate(target, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto")
            {
                link.SetAttribute("target", "_blank");
                link.SetAttribute("rel", "noopener noreferrer");
            }
            else if (!target.StartsWith('#'))
            {
                Set(link, "href", rewrite(target));
            }
        }

        return this;
    }

    /// <summary>Changes where pictures come from; null leaves only their description.</summary>
    public HtmlFragment RewritePictures(Func<string, string?> rewrite)
    {
        foreach (var picture in _body.QuerySelectorAll("img[src]"))
        {
            var source = picture.GetAttribute("src")!;
            if (!source.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            {
                Set(picture, "src", rewrite(source));
            }
        }

        return this;
    }

    /// <summary>Colours its code blocks that say which language they are in.</summary>
    public HtmlFragment Highlight()
    {
        const string Prefix = "language-";
        foreach (var code in _body.QuerySelectorAll("pre > code[class^=" + Prefix + "]"))
        {
            code.InnerHtml = CodeHighlighter.ToHtml(code.TextContent, code.ClassName![Prefix.Length..]);
            code.ParentElement!.SetAttribute("tabindex", "0");
        }

        return this;
    }

    private List<IElement> Elements => [.. _body.QuerySelectorAll("*")];

    private static bool IsHandler(string attribute) => attribute.StartsWith("on", StringComparison.OrdinalIgnoreCase);

    private static bool IsScriptAddress(IAttr attribute)
    {
        if (!AddressAttributes.Contains(attribute.Name))
        {
            return attribute.Name == "srcdoc";
        }

        // Browsers pass over spaces and control characters in front of, and within, a scheme.
        var address = string.Concat(attribute.Value.Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c)));
        return address.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("vbscript:", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("data:text/html", StringComparison.OrdinalIgnoreCase);
    }

    private static void Set(IElement element, string name, string? value)
    {
        if (value is null)
        {
            element.RemoveAttribute(name);
        }
        else
        {
            element.SetAttribute(name, value);
        }
    }
}
