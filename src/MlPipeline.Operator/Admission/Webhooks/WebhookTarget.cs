namespace MlPipeline.Operator.Admission.Webhooks;

/// <summary>Where API servers reach the operator.</summary>
public abstract record WebhookTarget
{
    private WebhookTarget()
    {
    }

    /// <summary>At an address that API servers can reach.</summary>
    /// <param name="Address">Address of <c>/validate</c>, over HTTPS.</param>
    public sealed record Url(Uri Address) : WebhookTarget;

    /// <summary>Through the Service <c>kubedirector-validator</c> of the operator's namespace, which leads to pods with the label <c>name=kubedirector</c>.</summary>
    public sealed record Service : WebhookTarget
    {
        /// <summary>Name of the Service.</summary>
        public const string Name = "kubedirector-validator";

        /// <summary>Port of the pods behind it.</summary>
        public const int PodPort = 8443;
    }
}
