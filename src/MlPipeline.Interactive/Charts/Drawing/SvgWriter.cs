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
