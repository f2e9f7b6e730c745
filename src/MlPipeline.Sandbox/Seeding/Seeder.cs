using System.Net;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Text;
using k8s;
using k8s.Models;
using Microsoft.Extensions.Logging;
using MlPipeline.ApiServer;
using MlPipeline.Operator.CustomResources;
using MlPipeline.Sandbox.Launching;
using MlPipeline.Sandbox.Nodes;

namespace MlPipeline.Sandbox.Seeding;

/// <summary>Makes the objects that a sandbox begins with. What is there already stays as it is.</summary>
internal sealed class Seeder(IKubernetes client, HttpClient api, ILogger<Seeder> logger, TimeProvider time)
{
    /// <summary>Namespace of the operator itself.</summary>
    public const string OperatorNamespace = "kubedirector";

    /// <summary>The kdcluster that all students train on.</summary>
    public const string SharedCluster = "training-engine-shared";

    /// <summary>Its path.</summary>
    public const string SharedClusterPath =
        "/apis/kubedirector.hpe.com/v1beta1/namespaces/k8smltenant/kubedirectorclusters/" + SharedCluster;

    private static readonly TimeSpan ServedPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ServedPause = TimeSpan.FromMilliseconds(20);

    /// <summary>Makes what is missing.</summary>
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        await CustomResourceInstaller.InstallAsync(client, cancellationToken);
        foreach (var document in SeedDocuments.Read().Prepend(Node()))
        {
            await CreateAsync(document, cancellationToken);
        }
    }

    private async Task CreateAsync(SeedDocument document, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            using var content = new StringContent(document.Json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
            using var response = await api.PostAsync(new Uri(document.Collection, UriKind.Relative), content, cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                logger.LogInformation("Seeded {Collection}/{Name}", document.Collection, document.Name);
                return;
            }

            if (response.StatusCode == HttpStatusCode.Conflict)
            {
                return;
            }

            // A kind that was defined a moment ago may not be served yet.
            if (response.StatusCode != HttpStatusCode.NotFound || time.GetElapsedTime(started) > ServedPatience)
            {
                throw new SandboxException(
                    $"The object {document.Name} could not be seeded: {await response.Content.ReadAsStringAsync(cancellationToken)}",
                    "Run 'mlpipeline sandbox reset' and start again.");
            }

            await Task.Delay(ServedPause, time, cancellationToken);
        }
    }

    private static SeedDocument Node()
    {
        var node = new V1Node
        {
            ApiVersion = "v1",
            Kind = "Node",
            Metadata = new V1ObjectMeta
            {
                Name = NodeOptions.NodeName,
                Labels = new Dictionary<string, string> { ["kubernetes.io/hostname"] = NodeOptions.NodeName },
            },
            Status = new V1NodeStatus
            {
                Addresses = [new V1NodeAddress { Type = "InternalIP", Address = NodeOptions.NodeAddress }],
                Conditions = [new V1NodeCondition { Type = "Ready", Status = "True", Reason = "KubeletReady" }],
                NodeInfo = Info(),
                Capacity = new Dictionary<string, ResourceQuantity>
                {
                    ["cpu"] = new ResourceQuantity(Environment.ProcessorCount.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                },
            },
        };
        return new SeedDocument("/api/v1/nodes", NodeOptions.NodeName, KubernetesJson.Serialize(node));
    }

    private static V1NodeSystemInfo Info() => new()
    {
        Architecture = RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant(),
        BootID = "",
        ContainerRuntimeVersion = $"process://{Environment.Version}",
        KernelVersion = Environment.OSVersion.Version.ToString(),
        KubeletVersion = KubernetesApiServer.Version,
        KubeProxyVersion = "",
        MachineID = "",
        OperatingSystem = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux",
        OsImage = RuntimeInformation.OSDescription,
        SystemUUID = "",
    };
}
