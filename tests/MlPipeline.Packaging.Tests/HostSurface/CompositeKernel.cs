using System.Collections;

namespace Microsoft.DotNet.Interactive;

public sealed class CompositeKernel : Kernel, IEnumerable<Kernel>
{
    private readonly List<Kernel> _children = [];

    public CompositeKernel()
        : base(".NET") => RootKernel = this;

    public void Add(Kernel child)
    {
        child.RootKernel = this;
        _children.Add(child);
    }

    public IEnumerator<Kernel> GetEnumerator() => _children.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
