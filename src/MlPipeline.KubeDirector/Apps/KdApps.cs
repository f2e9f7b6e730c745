using MlPipeline.KubeDirector.Connection;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.KubeDirector.Apps;

/// <summary>The kdapps of the tenant.</summary>
public sealed class KdApps
{
    private readonly ApiClient _api;
    private readonly ApiPaths _paths;

    internal KdApps(ApiClient api, ApiPaths paths)
    {
        _api = api;
        _paths = paths;
    }

    /// <summary>Lists the kdapps by name.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The kdapps.</returns>
    public async Task<IReadOnlyList<KdAppInfo>> ListAsync(CancellationToken cancellationToken = default)
    {
        var list = await _api.GetAsync<KubeDirectorAppList>(_paths.Apps, cancellationToken).ConfigureAwait(false);
        return [.. list.Items.Select(Describe).OrderBy(app => app.Name, StringComparer.Ordinal)];
    }

    /// <summary>Reads one kdapp.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The kdapp.</returns>
    /// <exception cref="PipelineException">There is none of that name.</exception>
    public async Task<KdAppInfo> GetAsync(string name, CancellationToken cancellationToken = default)
    {
        var app = await _api.FindAsync<KubeDirectorApp>(ApiPaths.Named(_paths.Apps, name), cancellationToken).ConfigureAwait(false);
        return app is null
            ? throw new PipelineException(PipelineFault.NotFound, $"There is no kdapp {name} in namespace {_paths.Namespace}.", "#!kd-cluster apps lists those that are there.")
            : Describe(app);
    }

    private static KdAppInfo Describe(KubeDirectorApp app) => new(
        app.Metadata.Name,
        app.Spec.Label.Name,
        app.Spec.Label.Description ?? "",
        app.Spec.Version,
        [.. app.Spec.Roles.Where(role => app.Spec.Config.SelectedRoles.Contains(role.Id)).Select(role => Describe(app.Spec, role))],
        [.. (app.Spec.Services ?? []).Select(Describe)]);

    private static KdAppRole Describe(KubeDirectorAppSpec spec, AppRole role) => new(
        role.Id,
        role.Cardinality,
        role.ImageRepoTag ?? "",
        [.. spec.Config.RoleServices.FirstOrDefault(services => services.RoleId == role.Id)?.ServiceIds ?? []]);

    private static KdAppService Describe(AppService service) => new(
        service.Id,
        service.Label?.Name ?? service.Id,
        service.Endpoint?.Port,
        service.Endpoint?.UrlScheme ?? "",
        service.Endpoint?.HasAuthToken == true,
        service.Endpoint?.IsDashboard == true);
}
