using MlPipeline.KubeDirector.Apps;

namespace MlPipeline.Interactive.Views;

/// <summary>What kdapps look like.</summary>
internal static class AppViews
{
    public static View Show(IReadOnlyList<KdAppInfo> apps) =>
        View.Of(new Table("Kdapps of the tenant", ["Name", "What it is", "Version", "Roles (members)", "Ports"], [.. apps.Select(Row)]));

    public static View Show(KdAppInfo app) => new(
        $"Kdapp {app.Name}",
        [
            new FieldList([new("What it is", app.DisplayName), new("Description", app.Description), new("Version", app.Version)]),
            new Table("Roles", ["Role", "Members", "Services", "Image"], [.. app.Roles.Select(RoleRow)]),
            new Table("Services", ["Service", "What it is", "Port", "Scheme", "Token"], [.. app.Services.Select(ServiceRow)]),
        ]);

    private static IReadOnlyList<Cell> Row(KdAppInfo app) =>
    [
        app.Name,
        app.DisplayName,
        app.Version,
        Words.List(app.Roles.Select(role => $"{role.Id} ({role.Cardinality})")),
        Words.List(app.Services.Where(service => service.Port is not null).Select(service => $"{service.Id} {service.Port}")),
    ];

    private static IReadOnlyList<Cell> RoleRow(KdAppRole role) => [role.Id, role.Cardinality, Words.List(role.Services), role.Image];

    private static IReadOnlyList<Cell> ServiceRow(KdAppService service) =>
    [
        service.Id,
        service.DisplayName,
        Words.PortCell(service.Port),
        service.UrlScheme,
        service.HasToken ? "needed" : "",
    ];
}
