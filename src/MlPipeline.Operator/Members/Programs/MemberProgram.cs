namespace MlPipeline.Operator.Members.Programs;

/// <summary>A program that members get unless their image has one of that name.</summary>
/// <param name="Path">Where it goes, as an absolute path of the container.</param>
/// <param name="OtherPath">Where else an image may have it.</param>
/// <param name="Content">The file.</param>
/// <param name="Links">Paths under which it is to be found too.</param>
public sealed record MemberProgram(string Path, string OtherPath, ReadOnlyMemory<byte> Content, IReadOnlyList<string> Links);
