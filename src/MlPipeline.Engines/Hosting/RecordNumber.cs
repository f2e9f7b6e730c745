using System.Globalization;

namespace MlPipeline.Engines.Hosting;

/// <summary>The number of a record in the path of a request.</summary>
internal static class RecordNumber
{
    internal static long Of(HttpContext context)
    {
        var text = context.Request.RouteValues["id"] as string;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw new RequestException(
                StatusCodes.Status400BadRequest, $"'{text}' is not the number of a record.", "Use a number that GET /history lists.");
    }
}
