using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using MlPipeline.Kernel.Notebooks;
using MlPipeline.Kernel.Running;

namespace MlPipeline.Cli.Run;

/// <summary>Writes how a run went in JUnit's XML, which build servers read: a suite per notebook, a case per code cell.</summary>
internal static class JUnitReport
{
    private const int TitleLength = 80;

    public static void Save(IReadOnlyList<LabResult> results, string path, DateTimeOffset now)
    {
        using var writer = XmlWriter.Create(path, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        new XDocument(Suites(results, now)).Save(writer);
    }

    private static XElement Suites(IReadOnlyList<LabResult> results, DateTimeOffset now)
    {
        var suites = results.Select(result => Suite(result, now)).ToList();
        return new XElement(
            "testsuites",
            new XAttribute("name", "mlpipeline run"),
            Sum(suites, "tests"),
            Sum(suites, "failures"),
            Sum(suites, "skipped"),
            new XAttribute("time", Seconds(results.Aggregate(TimeSpan.Zero, (sum, result) => sum + (result.Run?.Elapsed ?? TimeSpan.Zero)))),
            suites);
    }

    private static XElement Suite(LabResult result, DateTimeOffset now)
    {
        var executed = (result.Run?.Cells ?? []).ToDictionary(cell => cell.Cell.Number);
        var cases = result.Notebook.Cells
            .Where(cell => cell.ToExecutableCode().Length > 0)
            .Select(cell => Case(result.Lab, cell, executed.GetValueOrDefault(cell.Number)))
            .ToList();
        return new XElement(
            "testsuite",
            new XAttribute("name", result.Lab.Name),
            new XAttribute("tests", cases.Count),
            new XAttribute("failures", cases.Count(found => found.Element("failure") is not null)),
            new XAttribute("errors", 0),
            new XAttribute("skipped", cases.Count(found => found.Element("skipped") is not null)),
            new XAttribute("time", Seconds(result.Run?.Elapsed ?? TimeSpan.Zero)),
            new XAttribute("timestamp", now.UtcDateTime.ToString("s", CultureInfo.InvariantCulture)),
            cases);
    }

    private static XElement Case(Lab lab, NotebookCell cell, ExecutedCell? executed)
    {
        var title = cell.Source.Trim().Split('\n', 2)[0].TrimEnd();
        var found = new XElement(
            "testcase",
            new XAttribute("classname", Path.GetFileNameWithoutExtension(lab.Name)),
            new XAttribute("name", Clean($"cell {cell.Number}: {(title.Length > TitleLength ? title[..TitleLength] + "…" : title)}")),
            new XAttribute("time", Seconds(executed?.Result.Elapsed ?? TimeSpan.Zero)));
        if (executed is null)
        {
            found.Add(new XElement("skipped", new XAttribute("message", "The cell was not run.")));
        }
        else if (executed.Result.Error is { } error)
        {
            found.Add(new XElement(
                "failure",
                new XAttribute("message", Clean(ErrorSummary.Of(error).Problem)),
                new XAttribute("type", Clean(error.Name)),
                Clean(string.Join('\n', error.Traceback))));
        }

        return found;
    }

    private static XAttribute Sum(IReadOnlyList<XElement> suites, string name) => new(name, suites.Sum(suite => (int)suite.Attribute(name)!));

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("F3", CultureInfo.InvariantCulture);

    // Colour codes and other control characters of an output have no place in XML.
    private static string Clean(string text)
    {
        var clean = new char[text.Length];
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                clean[count++] = text[i];
            }
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean[count++] = text[i++];
                clean[count++] = text[i];
            }
        }

        return new string(clean, 0, count);
    }
}
