namespace MlPipeline.KubeDirector.Apps;

/// <summary>A service of a kdapp.</summary>
/// <param name="Id">Its id.</param>
/// <param name="DisplayName">Name for the reader.</param>
/// <param name="Port">Port in the container, or null where it has none.</param>
/// <param name="UrlScheme">For example <c>http</c>, or empty.</param>
/// <param name="HasToken">Whether requests must carry the member's token.</param>
/// <param name="IsDashboard">Whether people open it in a browser.</param>
public sealed record KdAppService(string Id, string DisplayName, int? Port, string UrlScheme, bool HasToken, bool IsDashboard = false);
