namespace Microsoft.DotNet.Interactive;

public static class KernelExtensions
{
    public static Kernel FindKernelByName(this Kernel kernel, string name) => ((CompositeKernel)kernel).Single(child => child.Name == name);
}
