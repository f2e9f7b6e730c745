using static MlPipeline.ApiServer.Protobuf.FieldType;

namespace MlPipeline.ApiServer.Protobuf;

/// <summary>
/// The kinds that kubectl sends in protobuf: those that its <c>create</c> and <c>auth</c> commands make. Sources: <c>generated.proto</c> of
/// k8s.io/apimachinery (meta/v1) and k8s.io/api (core/v1, rbac/v1, authentication/v1, authorization/v1).
/// </summary>
internal static class KindShapes
{
    private static readonly MessageShape Metadata = new(
        (1, One("name")),
        (2, One("generateName")),
        (3, One("namespace")),
        (4, One("selfLink", Ignored)),
        (5, One("uid")),
        (6, One("resourceVersion")),
        (7, One("generation", Ignored)),
        (8, One("creationTimestamp", Ignored)),
        (9, One("deletionTimestamp", Ignored)),
        (10, One("deletionGracePeriodSeconds", Ignored)),
        (11, One("labels", TextEntry)),
        (12, One("annotations", TextEntry)),
        (13, List("ownerReferences", new MessageShape(
            (1, One("kind")), (3, One("name")), (4, One("uid")), (5, One("apiVersion")), (6, One("controller", FieldType.Boolean)), (7, One("blockOwnerDeletion", FieldType.Boolean))))),
        (14, List("finalizers")),
        (17, One("managedFields", Ignored)));

    private static readonly MessageShape Rule = new(
        (1, List("verbs")), (2, List("apiGroups")), (3, List("resources")), (4, List("resourceNames")), (5, List("nonResourceURLs")));

    private static readonly FieldShape Subjects = List("subjects", new MessageShape((1, One("kind")), (2, One("apiGroup")), (3, One("name")), (4, One("namespace"))));

    private static readonly FieldShape RoleRef = Of("roleRef", new MessageShape((1, One("apiGroup")), (2, One("kind")), (3, One("name"))));

    private static readonly FieldShape ResourceAttributes = Of("resourceAttributes", new MessageShape(
        (1, One("namespace")), (2, One("verb")), (3, One("group")), (4, One("version")), (5, One("resource")), (6, One("subresource")), (7, One("name"))));

    private static readonly FieldShape PathAttributes = Of("nonResourceAttributes", new MessageShape((1, One("path")), (2, One("verb"))));

    private static readonly MessageShape Service = new(
        (1, List("ports", new MessageShape(
            (1, One("name")), (2, One("protocol")), (3, One("port", Integer)), (4, One("targetPort", IntOrString)), (5, One("nodePort", Integer)), (6, One("appProtocol"))))),
        (2, One("selector", TextEntry)),
        (3, One("clusterIP")),
        (4, One("type")),
        (5, List("externalIPs")),
        (7, One("sessionAffinity")),
        (8, One("loadBalancerIP")),
        (9, List("loadBalancerSourceRanges")),
        (10, One("externalName")),
        (11, One("externalTrafficPolicy")),
        (12, One("healthCheckNodePort", Integer)),
        (13, One("publishNotReadyAddresses", FieldType.Boolean)),
        (17, One("ipFamilyPolicy")),
        (18, List("clusterIPs")),
        (19, List("ipFamilies")),
        (20, One("allocateLoadBalancerNodePorts", FieldType.Boolean)),
        (21, One("loadBalancerClass")),
        (22, One("internalTrafficPolicy")));

    private static readonly Dictionary<string, MessageShape> Shapes = new(StringComparer.Ordinal)
    {
        ["v1 Namespace"] = Kind((2, Of("spec", new MessageShape((1, List("finalizers"))))), (3, One("status", Ignored))),
        ["v1 ConfigMap"] = Kind((2, One("data", TextEntry)), (3, One("binaryData", BytesEntry)), (4, One("immutable", FieldType.Boolean))),
        ["v1 Secret"] = Kind((2, One("data", BytesEntry)), (3, One("type")), (4, One("stringData", TextEntry)), (5, One("immutable", FieldType.Boolean))),
        ["v1 ServiceAccount"] = Kind(
            (3, List("imagePullSecrets", new MessageShape((1, One("name"))))), (4, One("automountServiceAccountToken", FieldType.Boolean))),
        ["v1 Service"] = Kind((2, Of("spec", Service)), (3, One("status", Ignored))),
        ["rbac.authorization.k8s.io/v1 Role"] = Kind((2, List("rules", Rule))),
        ["rbac.authorization.k8s.io/v1 ClusterRole"] = Kind((2, List("rules", Rule))),
        ["rbac.authorization.k8s.io/v1 RoleBinding"] = Kind((2, Subjects), (3, RoleRef)),
        ["rbac.authorization.k8s.io/v1 ClusterRoleBinding"] = Kind((2, Subjects), (3, RoleRef)),
        ["authentication.k8s.io/v1 TokenRequest"] = Review(
            (1, List("audiences")),
            (3, Of("boundObjectRef", new MessageShape((1, One("kind")), (2, One("apiVersion")), (3, One("name")), (4, One("uid"))))),
            (4, One("expirationSeconds", Integer))),
        ["authentication.k8s.io/v1 SelfSubjectReview"] = Kind((2, One("status", Ignored))),
        ["authorization.k8s.io/v1 SelfSubjectAccessReview"] = Review((1, ResourceAttributes), (2, PathAttributes)),
        ["authorization.k8s.io/v1 SelfSubjectRulesReview"] = Review((1, One("namespace"))),
    };

    public static MessageShape? Find(string apiVersion, string kind) => Shapes.GetValueOrDefault($"{apiVersion} {kind}");

    private static MessageShape Kind(params (int Number, FieldShape Field)[] fields) => new([(1, Of("metadata", Metadata)), .. fields]);

    private static MessageShape Review(params (int Number, FieldShape Field)[] spec) => Kind((2, Of("spec", new MessageShape(spec))), (3, One("status", Ignored)));

    private static FieldShape One(string name, FieldType type = Text) => new(name, type);

    private static FieldShape Of(string name, MessageShape shape) => new(name, Message) { Message = shape };

    private static FieldShape List(string name) => new(name, Text) { IsList = true };

    private static FieldShape List(string name, MessageShape shape) => new(name, Message) { IsList = true, Message = shape };
}
