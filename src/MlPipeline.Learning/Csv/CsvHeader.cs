using System.Text;

namespace MlPipeline.Learning.Csv;

/// <summary>The column names of a CSV file and where they stand, compared without regard to case.</summary>
internal sealed class CsvHeader
{
    private const int MostColumns = 256;
    private readonly Dictionary<string, int> _places;

    private CsvHeader(IReadOnlyList<string> names)
    {
        Names = names;
        _places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var place = 0; place < names.Count; place++)
        {
            _places.TryAdd(names[place], place);
        }
    }

    /// <summary>The names as the file writes them.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Reads the header line.</summary>
    /// <param name="lines">The file, at its beginning.</param>
    /// <param name="path">The file's path, for messages.</param>
    /// <param name="whatToUse">A sentence that names the files that are understood.</param>
    /// <returns>The header.</returns>
    public static CsvHeader Read(CsvLineReader lines, string path, string whatToUse)
    {
        if (!lines.TryRead(out var line) || line.Trim((byte)' ').IsEmpty)
        {
            throw new InvalidDataException($"The file {path} is empty. {whatToUse}");
        }

        var fields = new CsvFields(stackalloc int[MostColumns], stackalloc int[MostColumns]);
        if (!fields.TrySplit(line) || line.Contains((byte)0))
        {
            throw new InvalidDataException($"The file {path} does not begin with a line of column names. {whatToUse}");
        }

        var names = new string[fields.Count];
        for (var place = 0; place < names.Length; place++)
        {
            names[place] = fields.Text(place);
        }

        return new CsvHeader(names);
    }

    /// <summary>Finds a column.</summary>
    /// <param name="names">Its names, the preferred one first.</param>
    /// <returns>Its place, or -1.</returns>
    public int Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_places.TryGetValue(name, out var place))
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>The column names for a message, cut where there are very many.</summary>
    /// <returns>A comma-separated list.</returns>
    public override string ToString()
    {
        const int Longest = 300;
        var text = new StringBuilder().AppendJoin(',', Names);
        return text.Length <= Longest ? text.ToString() : $"{text.ToString(0, Longest)}…";
    }
}
