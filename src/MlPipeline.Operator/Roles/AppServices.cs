using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Operator.Roles;

/// <summary>Services a kdapp gives its roles.</summary>
internal static class AppServices
{
    /// <summary>Services of a role, in the order of the kdapp's list.</summary>
    public static IReadOnlyList<AppService> Of(KubeDirectorApp app, string role)
    {
        var ids = app.Spec.Config.RoleServices.FirstOrDefault(candidate => candidate.RoleId == role)?.ServiceIds ?? [];
        return [.. (app.Spec.Services ?? []).Where(service => ids.Contains(service.Id))];
    }

    /// <summary>Those of them that listen on a port.</summary>
    public static IReadOnlyList<AppService> EndpointsOf(KubeDirectorApp app, string role) =>
        [.. Of(app, role).Where(service => service.Endpoint?.Port is not null)];

    /// <summary>Whether one of them asks for a token.</summary>
    public static bool AnyAsksForToken(KubeDirectorApp app, string role) =>
        EndpointsOf(app, role).Any(service => service.Endpoint!.HasAuthToken == true);
}
