using k8s.Models;

namespace MlPipeline.Operator.Roles;

/// <summary>A volume of a pod and where its container has it.</summary>
/// <param name="Volume">The volume.</param>
/// <param name="Mount">Where it is mounted.</param>
internal sealed record PodVolume(V1Volume Volume, V1VolumeMount Mount);
