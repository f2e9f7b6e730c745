namespace MlPipeline.ApiServer.Statuses;

/// <summary>One thing that is wrong with an object.</summary>
/// <param name="Reason">Word of Kubernetes, for example <c>FieldValueRequired</c>.</param>
/// <param name="Field">Path of the field.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record StatusCause(string Reason, string Field, string Message)
{
    public static StatusCause Required(string field, string? detail = null) =>
        new("FieldValueRequired", field, detail is null ? "Required value" : "Required value: " + detail);

    /// <param name="field">Path of the field.</param>
    /// <param name="value">The value as Kubernetes words it: texts in quotes, numbers bare.</param>
    /// <param name="detail">What is wrong with the value.</param>
    public static StatusCause Invalid(string field, string value, string detail) =>
        new("FieldValueInvalid", field, $"Invalid value: {value}: {detail}");

    public static StatusCause Forbidden(string field, string detail) => new("FieldValueForbidden", field, "Forbidden: " + detail);

    public static StatusCause NotSupported(string field, string value, IEnumerable<string> supported) => new(
        "FieldValueNotSupported",
        field,
        $"Unsupported value: {value}: supported values: {string.Join(", ", supported.Select(one => $"\"{one}\""))}");
}
