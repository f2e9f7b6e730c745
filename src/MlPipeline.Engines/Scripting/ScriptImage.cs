namespace MlPipeline.Engines.Scripting;

/// <summary>What the compiler made of a script.</summary>
/// <param name="Assembly">The assembly.</param>
/// <param name="Symbols">Its symbols, a portable PDB.</param>
/// <param name="Type">Name of the type with the entry point.</param>
/// <param name="Method">Name of the entry point.</param>
internal sealed record ScriptImage(byte[] Assembly, byte[] Symbols, string Type, string Method);
