namespace Microsoft.DotNet.Interactive;

public static class KernelInvocationContextExtensions
{
    public static DisplayedValue Display(this KernelInvocationContext context, object value, params string[] mimeTypes)
    {
        context.Outputs.Add(value);
        return new DisplayedValue(context.Outputs, context.Outputs.Count - 1);
    }

    public static DisplayedValue DisplayAs(this KernelInvocationContext context, string value, string mimeType) => context.Display(value, mimeType);
}
