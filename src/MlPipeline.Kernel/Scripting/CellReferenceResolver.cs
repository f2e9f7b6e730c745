using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace MlPipeline.Kernel.Scripting;

/// <summary>
/// Finds what <c>#r</c> names, and what referenced assemblies need themselves. Cells see of this host's own assembly only what
/// needs nothing further, so the compiler is kept from reading its compiler and its network library again for each session.
/// </summary>
internal sealed class CellReferenceResolver(string workingDirectory) : MetadataReferenceResolver, IEquatable<CellReferenceResolver>
{
    private static readonly string Host = typeof(CellReferenceResolver).Assembly.Location;

    private readonly ScriptMetadataResolver _inner = ScriptMetadataResolver.Default.WithBaseDirectory(workingDirectory);

    public override bool ResolveMissingAssemblies => true;

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        definition is PortableExecutableReference { FilePath: { } path } && path == Host
            ? null
            : _inner.ResolveMissingAssembly(definition, referenceIdentity);

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties) =>
        _inner.ResolveReference(reference, baseFilePath, properties);

    public bool Equals(CellReferenceResolver? other) => other is not null && _inner.Equals(other._inner);

    public override bool Equals(object? obj) => Equals(obj as CellReferenceResolver);

    public override int GetHashCode() => _inner.GetHashCode();
}
