using MlPipeline.Interactive.Declarations;
using MlPipeline.Interactive.Grammar;

namespace MlPipeline.Interactive.Commands;

/// <summary>A verb: what is declared of it, and what it does.</summary>
internal sealed record MagicVerb(VerbDeclaration Declaration, Func<MagicInvocation, CancellationToken, Task> RunAsync);
