using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Operator.ConfigMeta;

/// <summary>A role and those of its members that are listed.</summary>
internal sealed record RoleMembers(ClusterRole Role, IReadOnlyList<MemberStatus> Members);
