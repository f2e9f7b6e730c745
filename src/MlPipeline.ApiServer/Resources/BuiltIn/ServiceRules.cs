using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Resources.BuiltIn;

/// <summary>What services begin with, their addresses above all.</summary>
internal static class ServiceRules
{
    private const int FirstNodePort = 30000;
    private const int LastNodePort = 32767;
    private const string Headless = "None";

    private static readonly string[] Types = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"];

    public static void PrepareForCreate(JsonObject value, CreationContext context) =>
        value[ObjectFields.Status] = new JsonObject { ["loadBalancer"] = new JsonObject() };

    /// <summary>An update that leaves addresses out keeps them.</summary>
    public static void PrepareForUpdate(JsonObject value, JsonObject stored)
    {
        if (value.Child(ObjectFields.Spec) is not { } spec || stored.Child(ObjectFields.Spec) is not { } storedSpec)
        {
            return;
        }

        foreach (var field in new[] { "clusterIP", "clusterIPs" })
        {
            if (spec[field] is null && storedSpec[field] is { } address && spec.Text("type") != "ExternalName")
            {
                spec[field] = address.DeepClone();
            }
        }

        KeepNodePorts(spec, storedSpec);
    }

    public static void SetDefaults(JsonObject value)
    {
        if (value.Child(ObjectFields.Spec) is not { } spec)
        {
            return;
        }

        spec.Default("type", "ClusterIP");
        spec.Default("sessionAffinity", "None");
        spec.Default("internalTrafficPolicy", "Cluster");
        spec.Default("ipFamilies", new JsonArray("IPv4"));
        spec.Default("ipFamilyPolicy", "SingleStack");
        if (spec.Text("type") != "ExternalName")
        {
            spec.Default("clusterIP", NewAddress());
            spec.Default("clusterIPs", new JsonArray(spec.Text("clusterIP")));
        }

        foreach (var port in (spec.Items("ports") ?? []).OfType<JsonObject>())
        {
            SetPortDefaults(port, spec.Text("type") is "NodePort" or "LoadBalancer");
        }
    }

    public static IEnumerable<StatusCause> Validate(JsonObject value, JsonObject? stored)
    {
        var spec = value.Child(ObjectFields.Spec);
        var type = spec.Text("type") ?? "ClusterIP";
        if (!Types.Contains(type))
        {
            yield return StatusCause.NotSupported("spec.type", $"\"{type}\"", Types);
        }

        var ports = spec.Items("ports") ?? [];
        if (ports.Count == 0 && type != "ExternalName" && spec.Text("clusterIP") != Headless)
        {
            yield return StatusCause.Required("spec.ports");
        }

        for (var i = 0; i < ports.Count; i++)
        {
            var number = (ports[i] as JsonObject).Integer("port") ?? 0;
            if (number is < 1 or > 65535)
            {
                yield return StatusCause.Invalid(
                    $"spec.ports[{i}].port", number.ToString(CultureInfo.InvariantCulture), "must be between 1 and 65535, inclusive");
            }
        }

        if (stored.Child(ObjectFields.Spec).Text("clusterIP") is { Length: > 0 } address && spec.Text("clusterIP") != address && type != "ExternalName")
        {
            yield return StatusCause.Invalid("spec.clusterIP", $"\"{spec.Text("clusterIP")}\"", "field is immutable");
        }
    }

    private static void SetPortDefaults(JsonObject port, bool hasNodePort)
    {
        port.Default("protocol", "TCP");
        if (port["port"] is { } number)
        {
            port.Default("targetPort", number.DeepClone());
        }

        if (hasNodePort && port.Integer("nodePort") is null or 0)
        {
            port["nodePort"] = RandomNumberGenerator.GetInt32(FirstNodePort, LastNodePort + 1);
        }
    }

    private static void KeepNodePorts(JsonObject spec, JsonObject storedSpec)
    {
        var stored = (storedSpec.Items("ports") ?? []).OfType<JsonObject>().ToList();
        foreach (var port in (spec.Items("ports") ?? []).OfType<JsonObject>().Where(port => port.Integer("nodePort") is null or 0))
        {
            if (stored.Find(one => one.Integer("port") == port.Integer("port"))?.Integer("nodePort") is { } nodePort)
            {
                port["nodePort"] = nodePort;
            }
        }
    }

    private static string NewAddress() => new IPAddress(
        [10, 96, (byte)RandomNumberGenerator.GetInt32(0, 256), (byte)RandomNumberGenerator.GetInt32(2, 255)]).ToString();
}
