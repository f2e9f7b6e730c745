using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Operator.Admission.Apps;

/// <summary>What must hold for a kdapp.</summary>
internal static class KdAppRules
{
    /// <summary>Checks a kdapp as it was sent.</summary>
    /// <returns>What is wrong, in KubeDirector's words.</returns>
    public static IEnumerable<string> Check(KubeDirectorAppSpec spec) =>
        [.. CheckIds(spec), .. CheckReferences(spec), .. spec.Roles.SelectMany(role => CheckRole(spec, role)), .. CheckDashboards(spec)];

    private static IEnumerable<string> CheckIds(KubeDirectorAppSpec spec)
    {
        if (HasTwice(spec.Roles.Select(role => role.Id)))
        {
            yield return "Each id in the roles array must be unique.";
        }

        if (HasTwice((spec.Services ?? []).Select(service => service.Id)))
        {
            yield return "Each id in the services array must be unique.";
        }

        if (HasTwice(spec.Config.SelectedRoles))
        {
            yield return "Each element of selectedRoles array in config section must be unique.";
        }

        if (HasTwice(spec.Config.RoleServices.Select(entry => entry.RoleId)))
        {
            yield return "Each roleID in roleServices array in config section must be unique.";
        }
    }

    private static IEnumerable<string> CheckReferences(KubeDirectorAppSpec spec)
    {
        var roles = spec.Roles.Select(role => role.Id).ToList();
        var services = (spec.Services ?? []).Select(service => service.Id).ToList();
        var validRoles = string.Join(',', roles);
        foreach (var role in spec.Config.RoleServices.Select(entry => entry.RoleId).Except(roles))
        {
            yield return $"Invalid roleID({role}) in roleServices array in config section. Valid roles: \"{validRoles}\"";
        }

        foreach (var service in spec.Config.RoleServices.SelectMany(entry => entry.ServiceIds).Except(services))
        {
            yield return $"Invalid service_id({service}) in roleServices array in config section. Valid services: \"{string.Join(',', services)}\"";
        }

        foreach (var role in spec.Config.SelectedRoles.Except(roles))
        {
            yield return $"Invalid element({role}) in selectedRoles array in config section. Valid roles: \"{validRoles}\"";
        }
    }

    private static IEnumerable<string> CheckRole(KubeDirectorAppSpec spec, AppRole role)
    {
        if (role.MinStorage is { } storage && Quantities.Parse(storage.Size) is null)
        {
            yield return $"Minimum storage size for role ({role.Id}) is incorrectly defined.";
        }

        if (role.ContainerSpec is { Tty: true } and not { Stdin: true })
        {
            yield return $"Role({role.Id}) requested TTY without STDIN.";
        }

        if (string.IsNullOrEmpty(role.ImageRepoTag) && string.IsNullOrEmpty(spec.DefaultImageRepoTag))
        {
            yield return $"Role({role.Id}) has no specified image, and no top-level default image is specified.";
        }
    }

    private static IEnumerable<string> CheckDashboards(KubeDirectorAppSpec spec) =>
        from service in spec.Services ?? []
        where service.Endpoint is { IsDashboard: true } && string.IsNullOrEmpty(service.Endpoint.UrlScheme)
        select $"The endpoint for service({service.Id}) must include a urlScheme value because isDashboard is true.";

    private static bool HasTwice(IEnumerable<string> ids) => ids.GroupBy(id => id).Any(group => group.Skip(1).Any());
}
