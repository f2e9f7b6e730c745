using System.Globalization;

namespace MlPipeline.ApiServer.Writing;

/// <summary>Writes times as Kubernetes does.</summary>
internal static class Timestamps
{
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
