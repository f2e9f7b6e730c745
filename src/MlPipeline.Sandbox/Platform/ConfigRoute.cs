using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace MlPipeline.Sandbox.Platform;

/// <summary>What the platform says of itself to everybody.</summary>
internal sealed class ConfigRoute(Uri kubernetesApi)
{
    private readonly PlatformConfigDocument _document = new(
        "MlPipeline sandbox",
        typeof(ConfigRoute).Assembly.GetName().Version!.ToString(3),
        kubernetesApi.GetLeftPart(UriPartial.Authority));

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(
            PlatformRoutes.Config,
            context => PlatformAnswers.WriteAsync(context, _document, PlatformJson.Default.PlatformConfigDocument));
}
