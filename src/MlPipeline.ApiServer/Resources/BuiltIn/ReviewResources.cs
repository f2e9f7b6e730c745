namespace MlPipeline.ApiServer.Resources.BuiltIn;

/// <summary>Kinds that are asked and never stored.</summary>
internal static class ReviewResources
{
    public static readonly ResourceKind SelfSubjectAccessReviews = Review("authorization.k8s.io", "selfsubjectaccessreviews", "SelfSubjectAccessReview");

    public static readonly ResourceKind SelfSubjectRulesReviews = Review("authorization.k8s.io", "selfsubjectrulesreviews", "SelfSubjectRulesReview");

    public static readonly ResourceKind SelfSubjectReviews = Review("authentication.k8s.io", "selfsubjectreviews", "SelfSubjectReview");

    public static readonly ResourceKind SubjectAccessReviews = Review("authorization.k8s.io", "subjectaccessreviews", "SubjectAccessReview");

    public static readonly ResourceKind LocalSubjectAccessReviews =
        Review("authorization.k8s.io", "localsubjectaccessreviews", "LocalSubjectAccessReview") with { Namespaced = true };

    public static readonly ResourceKind TokenReviews = Review("authentication.k8s.io", "tokenreviews", "TokenReview");

    public static IEnumerable<ResourceKind> All =>
        [SelfSubjectAccessReviews, SelfSubjectRulesReviews, SelfSubjectReviews, SubjectAccessReviews, LocalSubjectAccessReviews, TokenReviews];

    private static ResourceKind Review(string group, string plural, string kind) => new()
    {
        Group = group,
        Version = "v1",
        Plural = plural,
        Kind = kind,
        Namespaced = false,
        Verbs = ["create"],
        IsReview = true,
    };
}
