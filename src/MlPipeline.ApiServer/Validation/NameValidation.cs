using System.Text.RegularExpressions;
using MlPipeline.ApiServer.Resources;

namespace MlPipeline.ApiServer.Validation;

/// <summary>Checks names, in the words of Kubernetes.</summary>
internal static partial class NameValidation
{
    /// <summary>Says what is wrong with the name of an object.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? FindNameProblem(NameRule rule, string name) => rule switch
    {
        NameRule.Label => FindProblem(name, 63, LabelName(), LabelText),
        NameRule.ServiceLabel => FindProblem(name, 63, ServiceLabelName(), ServiceLabelText),
        NameRule.PathSegment => FindPathProblem(name),
        _ => FindProblem(name, 253, SubdomainName(), SubdomainText),
    };

    /// <summary>Says what is wrong with a key of a label, an annotation or a finalizer.</summary>
    public static string? FindKeyProblem(string key)
    {
        var slash = key.LastIndexOf('/');
        if (slash >= 0 && FindProblem(key[..slash], 253, SubdomainName(), SubdomainText) is { } problem)
        {
            return slash == 0 ? "prefix part must be non-empty" : "prefix part " + problem;
        }

        var name = key[(slash + 1)..];
        return name.Length == 0 ? "name part must be non-empty"
            : name.Length > 63 ? "name part must be no more than 63 bytes"
            : QualifiedName().IsMatch(name) ? null
            : "name part " + QualifiedNameText;
    }

    public static string? FindLabelValueProblem(string value) =>
        value.Length > 63 ? "must be no more than 63 bytes" : LabelValue().IsMatch(value) ? null : LabelValueText;

    private static string? FindPathProblem(string name) => name switch
    {
        "." or ".." => $"may not be '{name}'",
        _ when name.Contains('/', StringComparison.Ordinal) => "may not contain '/'",
        _ when name.Contains('%', StringComparison.Ordinal) => "may not contain '%'",
        _ => null,
    };

    private static string? FindProblem(string name, int longest, Regex pattern, string text) =>
        name.Length > longest ? $"must be no more than {longest} bytes" : pattern.IsMatch(name) ? null : text;

    private const string SubdomainText =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    private const string LabelText =
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    private const string ServiceLabelText =
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

    private const string QualifiedNameText =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

    private const string LabelValueText =
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z")]
    private static partial Regex SubdomainName();

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex LabelName();

    [GeneratedRegex(@"\A[a-z]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex ServiceLabelName();

    [GeneratedRegex(@"\A([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\z")]
    private static partial Regex QualifiedName();

    [GeneratedRegex(@"\A(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?\z")]
    private static partial Regex LabelValue();
}
