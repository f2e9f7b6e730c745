using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive;

public delegate Task KernelPipelineContinuation(KernelCommand command, KernelInvocationContext context);
