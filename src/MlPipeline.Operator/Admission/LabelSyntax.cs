using System.Text.RegularExpressions;

namespace MlPipeline.Operator.Admission;

/// <summary>Syntax of label and annotation keys and of label values, with the messages Kubernetes has for them.</summary>
internal static partial class LabelSyntax
{
    private const int LongestName = 63;
    private const int LongestPrefix = 253;

    public static IEnumerable<string> CheckLabels(IDictionary<string, string>? labels, string path) =>
        (labels ?? new Dictionary<string, string>()).SelectMany(label =>
            KeyProblems(label.Key).Select(problem => Invalid(path, label.Key, problem))
                .Concat(ValueProblems(label.Value).Select(problem => Invalid(path, label.Value, problem))));

    public static IEnumerable<string> CheckAnnotations(IDictionary<string, string>? annotations, string path) =>
        (annotations ?? new Dictionary<string, string>()).SelectMany(annotation =>
            KeyProblems(annotation.Key.ToLowerInvariant()).Select(problem => Invalid(path, annotation.Key, problem)));

    private static IEnumerable<string> KeyProblems(string key)
    {
        var parts = key.Split('/');
        if (parts.Length > 2)
        {
            yield return "a qualified name " + NameForm + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";
            yield break;
        }

        if (parts is [var prefix, _])
        {
            foreach (var problem in PrefixProblems(prefix))
            {
                yield return problem;
            }
        }

        foreach (var problem in NameProblems(parts[^1]))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> PrefixProblems(string prefix)
    {
        if (prefix.Length == 0)
        {
            yield return "prefix part must be non-empty";
        }
        else if (prefix.Length > LongestPrefix)
        {
            yield return $"prefix part must be no more than {LongestPrefix} characters";
        }
        else if (!Subdomain().IsMatch(prefix))
        {
            yield return "prefix part a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and "
                + "end with an alphanumeric character (e.g. 'example.com', regex used for validation is "
                + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
        }
    }

    private static IEnumerable<string> NameProblems(string name)
    {
        if (name.Length == 0)
        {
            yield return "name part must be non-empty";
        }
        else if (name.Length > LongestName)
        {
            yield return $"name part must be no more than {LongestName} characters";
        }

        if (!Name().IsMatch(name))
        {
            yield return "name part " + NameForm;
        }
    }

    private static IEnumerable<string> ValueProblems(string value)
    {
        if (value.Length > LongestName)
        {
            yield return $"must be no more than {LongestName} characters";
        }

        if (value.Length > 0 && !Name().IsMatch(value))
        {
            yield return "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
                + "alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is "
                + "'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
        }
    }

    private static string Invalid(string path, string value, string problem) => $"{path}: Invalid value: \"{value}\": {problem}";

    private const string NameForm =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or "
        + "'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

    [GeneratedRegex(@"\A([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z")]
    private static partial Regex Subdomain();
}
