namespace MlPipeline.Operator.Admission.Clusters;

/// <summary>Labels and annotations that a role gives its pods and services.</summary>
internal static class LabelRules
{
    public static void Check(ClusterReview review)
    {
        foreach (var (role, _, index) in review.Roles)
        {
            var path = FormattableString.Invariant($"spec.roles[{index}]");
            review.Messages.AddRange(LabelSyntax.CheckLabels(role.PodLabels, path + ".podLabels"));
            review.Messages.AddRange(LabelSyntax.CheckAnnotations(role.PodAnnotations, path + ".podAnnotations"));
            review.Messages.AddRange(LabelSyntax.CheckLabels(role.ServiceLabels, path + ".serviceLabels"));
            review.Messages.AddRange(LabelSyntax.CheckAnnotations(role.ServiceAnnotations, path + ".serviceAnnotations"));
        }
    }
}
