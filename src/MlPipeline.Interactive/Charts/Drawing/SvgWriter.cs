using System.Globalization;
using System.Text;
using System.Xml;

namespace MlPipeline.Interactive.Charts.Drawing;

/// <summary>Writes the elements of a picture: always well-formed, always encoded, coordinates to a tenth of a pixel.</summary>
internal sealed class SvgWriter : IDisposable
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    private readonly StringBuilder _text = new();
    private readonly XmlWriter _xml;

    public SvgWriter() =>
        _xml = XmlWriter.Create(_text, new XmlWriterSettings { OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment });

    public static string Number(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Begins a picture of its own that takes font and colour from the page.</summary>
    /// <param name="width">Width of its coordinates.</param>
    /// <param name="height">Height of its coordinates.</param>
    /// <param name="widest">How wide it becomes at most, in pixels.</param>
    /// <param name="title">Its name.</param>
    /// <param name="description">What it shows, for whoever does not see it.</param>
    /// <param name="narrowest">How narrow it becomes at most, in pixels; 0 where it shrinks with the page.</param>
    public void OpenPicture(double width, double height, double widest, string title, string description, double narrowest = 0)
    {
        var least = narrowest > 0 ? $"min-width:{Number(narrowest)}px;" : "";
        Open(
            "svg",
            ("viewBox", $"0 0 {Number(width)} {Number(height)}"),
            ("role", "img"),
            ("font-family", "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif"),
            ("font-size", "12"),
            ("fill", "currentColor"),
            ("style", $"display:block;width:100%;{least}max-width:{Number(widest)}px;height:auto;color:inherit;background:none"));
        Words("title", title);
        Words("desc", description);
    }

    public void Element(string name, params (string Name, string Value)[] attributes)
    {
        Open(name, attributes);
        Close();
    }

    public void Text(double x, double y, string text, params (string Name, string Value)[] attributes)
    {
        Open("text", [("x", Number(x)), ("y", Number(y)), .. attributes]);
        _xml.WriteString(Printable(text));
        Close();
    }

    public void Words(string element, string text)
    {
        Open(element);
        _xml.WriteString(Printable(text));
        Close();
    }

    public void Line(double x1, double y1, double x2, double y2, params (string Name, string Value)[] attributes) =>
        Element("line", [("x1", Number(x1)), ("y1", Number(y1)), ("x2", Number(x2)), ("y2", Number(y2)), .. attributes]);

    /// <summary>A line with a head at its end; it runs straight across or straight up or down.</summary>
    public void Arrow(double x1, double y1, double x2, double y2)
    {
        const double Head = 5;
        var (dx, dy) = (Math.Sign(x2 - x1) * Head, Math.Sign(y2 - y1) * Head);
        var path = string.Join(
            ' ',
            $"M{Number(x1)} {Number(y1)}L{Number(x2)} {Number(y2)}",
            $"M{Number(x2 - dx - dy)} {Number(y2 - dy - dx)}L{Number(x2)} {Number(y2)}L{Number(x2 - dx + dy)} {Number(y2 - dy + dx)}");
        Element("path", ("d", path), ("fill", "none"), ("stroke", "currentColor"), ("stroke-width", "1.3"), ("stroke-linecap", "round"), ("stroke-linejoin", "round"));
    }

    public void Circle(double x, double y, double radius, params (string Name, string Value)[] attributes) =>
        Element("circle", [("cx", Number(x)), ("cy", Number(y)), ("r", Number(radius)), .. attributes]);

    public void Rectangle(double x, double y, double width, double height, params (string Name, string Value)[] attributes) =>
        Element("rect", [("x", Number(x)), ("y", Number(y)), ("width", Number(width)), ("height", Number(height)), .. attributes]);

    public void Open(string name, params (string Name, string Value)[] attributes)
    {
        _xml.WriteStartElement(name, Namespace);
        foreach (var attribute in attributes)
        {
            _xml.WriteAttributeString(attribute.Name, attribute.Value);
        }
    }

    public void Close() => _xml.WriteEndElement();

    public override string ToString()
    {
        _xml.Flush();
        return _text.ToString();
    }

    public void Dispose() => _xml.Dispose();

    // Control characters have no form in XML at all, not even an encoded one.
    private static string Printable(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => !Rune.IsControl(rune) && rune.Value is not (0xFFFE or 0xFFFF)));
}
