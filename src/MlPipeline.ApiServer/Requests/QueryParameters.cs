using System.Globalization;
using Microsoft.AspNetCore.Http;
using MlPipeline.ApiServer.Statuses;
using MlPipeline.ApiServer.Writing;

namespace MlPipeline.ApiServer.Requests;

/// <summary>Reads the parameters in the query of a request.</summary>
internal readonly struct QueryParameters(IQueryCollection query)
{
    /// <summary>The text of a parameter, or null where it is absent or empty.</summary>
    public string? Text(string name) => query.TryGetValue(name, out var values) && values is [{ Length: > 0 } value, ..] ? value : null;

    public bool Flag(string name) => query.TryGetValue(name, out var values) && values is [var value, ..] && value is not ("false" or "0");

    public long? Integer(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw ApiErrors.BadRequest($"strconv.ParseInt: parsing \"{text}\": invalid syntax");
    }

    /// <summary>The revision a reader asks for, or null where it asks for none.</summary>
    public long? Revision()
    {
        if (Text("resourceVersion") is not { } text)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw ApiErrors.BadRequest($"resourceVersion: Invalid value: \"{text}\": strconv.ParseUint: parsing \"{text}\": invalid syntax");
    }

    /// <summary>What is to become of unknown fields.</summary>
    public FieldValidation FieldValidation() => Text("fieldValidation") switch
    {
        null or "Warn" => Writing.FieldValidation.Warn,
        "Ignore" => Writing.FieldValidation.Ignore,
        "Strict" => Writing.FieldValidation.Strict,
        var other => throw ApiErrors.BadRequest($"fieldValidation: Unsupported value: \"{other}\": supported values: \"Ignore\", \"Strict\", \"Warn\""),
    };

    /// <summary>Whether the request is to be answered without being carried out.</summary>
    public bool IsDryRun() => Text("dryRun") switch
    {
        null => false,
        "All" => true,
        var other => throw ApiErrors.BadRequest($"dryRun: Unsupported value: \"{other}\": supported values: \"All\""),
    };
}
