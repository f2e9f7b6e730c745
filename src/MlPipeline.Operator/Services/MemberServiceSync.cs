using System.Text.Json.Nodes;
using k8s.Autorest;
using k8s.Models;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Api;
using MlPipeline.Operator.Clusters;
using MlPipeline.Operator.Events;
using MlPipeline.Operator.Objects;
using MlPipeline.Operator.Roles;

namespace MlPipeline.Operator.Services;

/// <summary>Keeps a service for every member that is to stay and has a port to publish.</summary>
internal sealed class MemberServiceSync(OperatorResources resources, EventRecorder events)
{
    public async Task SyncAsync(ClusterPass pass, CancellationToken cancellationToken)
    {
        foreach (var status in pass.Status.Roles)
        {
            if (pass.SpecRole(status.Id) is not { } role || pass.App is null)
            {
                continue;
            }

            foreach (var member in status.Members.Where(Stays))
            {
                await SyncMemberAsync(pass, role, member, cancellationToken);
            }
        }

        await RemoveStraysAsync(pass, cancellationToken);
    }

    /// <summary>
    /// Services of members that are on no record: a pass planned and served them, was cut off before it could write that down, and the
    /// next one no longer wants them.
    /// </summary>
    private async Task RemoveStraysAsync(ClusterPass pass, CancellationToken cancellationToken)
    {
        var known = pass.Status.Roles.SelectMany(role => role.Members).Select(member => member.Service).ToHashSet();
        var strays = resources.Services.Store.Where(service =>
            service.Metadata.NamespaceProperty == pass.Namespace
            && service.GetLabel(KubeDirectorLabels.Role) is not null
            && service.Metadata.DeletionTimestamp is null
            && service.IsOwnedBy(pass.Cluster)
            && !known.Contains(service.Metadata.Name));
        foreach (var stray in strays)
        {
            await resources.Services.Client.DeleteAsync(KeyOf(stray), cancellationToken);
        }
    }

    private static bool Stays(MemberStatus member) => member.State is not (MemberStates.DeletePending or MemberStates.Deleting);

    private async Task SyncMemberAsync(ClusterPass pass, ClusterRole role, MemberStatus member, CancellationToken cancellationToken)
    {
        if (AppServices.EndpointsOf(pass.App!, role.Id).Count == 0)
        {
            member.Service = ObjectNames.NoService;
            return;
        }

        var isNew = string.IsNullOrEmpty(member.Service);
        var name = isNew ? ObjectNames.MemberService(pass.NamingScheme, member.Pod) : member.Service;
        var service = resources.Services.Store.Find(new ResourceKey(pass.Namespace, name));
        if (service is null)
        {
            if (!isNew)
            {
                events.Normal(pass.Stored, EventReasons.Member, $"re-creating missing service for member{{{member.Pod}}} in role{{{role.Id}}}");
            }

            await CreateAsync(pass, role, member, name, cancellationToken);
        }
        else
        {
            await RepairAsync(pass, member, service, cancellationToken);
        }

        member.Service = name;
    }

    private async Task CreateAsync(ClusterPass pass, ClusterRole role, MemberStatus member, string name, CancellationToken cancellationToken)
    {
        try
        {
            await resources.Services.Client.CreateAsync(Service(pass, role, member, name), cancellationToken);
        }
        catch (HttpOperationException exception) when (exception.IsConflict())
        {
            // It is there: made by a pass whose status never got written, or still on its way out. The next look tells.
            pass.NeedsRetry |= await resources.Services.Client.FindAsync(new ResourceKey(pass.Namespace, name), cancellationToken) is null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            events.Warning(
                pass.Stored, EventReasons.Member, $"failed to create member service for member{{{member.Pod}}} in role{{{role.Id}}}");
            throw;
        }
    }

    private async Task RepairAsync(ClusterPass pass, MemberStatus member, V1Service service, CancellationToken cancellationToken)
    {
        await OwnerReferences.RepairAsync(resources.Services.Client, service, pass.Cluster, cancellationToken);
        await SyncTokenAsync(member, service, cancellationToken);
        await SyncTypeAsync(pass, service, cancellationToken);
    }

    private async Task SyncTokenAsync(MemberStatus member, V1Service service, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(member.AuthToken) || service.GetAnnotation(KubeDirectorAnnotations.AuthToken) == member.AuthToken)
        {
            return;
        }

        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject { ["annotations"] = new JsonObject { [KubeDirectorAnnotations.AuthToken] = member.AuthToken } },
        };
        await resources.Services.Client.MergeAsync(KeyOf(service), patch, cancellationToken);
    }

    private async Task SyncTypeAsync(ClusterPass pass, V1Service service, CancellationToken cancellationToken)
    {
        var current = service.Spec.Type;
        var wanted = KnownType(pass.ServiceType);
        if (current == wanted || service.Metadata.DeletionTimestamp is not null)
        {
            return;
        }

        var name = service.Metadata.Name;
        events.Normal(pass.Stored, EventReasons.Member, $"modifying serviceType from {current} to {wanted} for service{{{name}}}");
        if (current is "NodePort" or "LoadBalancer" && wanted is "ClusterIP" or "LoadBalancer")
        {
            // Ports that were given out stick to a service, so one of the new type begins anew, under the same name.
            events.Normal(pass.Stored, EventReasons.Member, $"deleting service {{{name}}}");
            await resources.Services.Client.DeleteAsync(KeyOf(service), cancellationToken);
            return;
        }

        await resources.Services.Client.MergeAsync(
            KeyOf(service), new JsonObject { ["spec"] = new JsonObject { ["type"] = wanted } }, cancellationToken);
    }

    private static V1Service Service(ClusterPass pass, ClusterRole role, MemberStatus member, string name)
    {
        var annotations = ObjectLabels.MemberServiceAnnotations(pass, role);
        if (!string.IsNullOrEmpty(member.AuthToken))
        {
            annotations[KubeDirectorAnnotations.AuthToken] = member.AuthToken;
        }

        return new V1Service
        {
            Metadata = new V1ObjectMeta
            {
                Name = name,
                NamespaceProperty = pass.Namespace,
                Labels = ObjectLabels.MemberService(pass, role),
                Annotations = annotations,
                OwnerReferences = [OwnerReferences.Of(pass.Cluster)],
            },
            Spec = new V1ServiceSpec
            {
                Type = KnownType(pass.ServiceType),
                PublishNotReadyAddresses = true,
                Selector = new Dictionary<string, string> { ["statefulset.kubernetes.io/pod-name"] = member.Pod },
                Ports = [.. AppServices.EndpointsOf(pass.App!, role.Id).Select(Port)],
            },
        };
    }

    private static V1ServicePort Port(AppService service) => new()
    {
        Name = ObjectNames.Port(service.Endpoint!.UrlScheme, service.Id),
        Port = service.Endpoint.Port!.Value,
    };

    private static string KnownType(string type) => type is "ClusterIP" or "LoadBalancer" ? type : "NodePort";

    private static ResourceKey KeyOf(V1Service service) => new(service.Metadata.NamespaceProperty, service.Metadata.Name);
}
