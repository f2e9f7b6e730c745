using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;

namespace Microsoft.DotNet.Interactive;

public abstract class Kernel(string name)
{
    public static Kernel Root => KernelInvocationContext.Current.HandlingKernel.RootKernel;

    public string Name { get; } = name;

    public Kernel RootKernel { get; protected internal set; } = null!;

    public Dictionary<string, KernelActionDirective> Directives { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Func<KernelInvocationContext, KernelCommand, Task>> Handlers { get; } = new(StringComparer.Ordinal);

    public List<KernelCommandPipelineMiddleware> Middleware { get; } = [];

    public static Task<PasswordString> GetPasswordAsync(string prompt = "") =>
        Task.FromException<PasswordString>(new NotSupportedException("No input here."));

    /// <summary>The commands that a handler has sent, which nothing runs here.</summary>
    public List<KernelCommand> Sent { get; } = [];

    public Task<KernelCommandResult> SendAsync(KernelCommand command, CancellationToken cancellationToken = default)
    {
        Sent.Add(command);
        return Task.FromResult(new KernelCommandResult());
    }

    public void AddMiddleware(KernelCommandPipelineMiddleware middleware) => Middleware.Add(middleware);

    /// <summary>Fails where the directive is there already, as the host does.</summary>
    public void AddDirective<TCommand>(KernelActionDirective directive, Func<TCommand, KernelInvocationContext, Task> handler)
        where TCommand : KernelCommand, new()
    {
        Directives.Add(directive.Name, directive);
        Handlers.Add(directive.Name, (context, cell) =>
        {
            var command = new TCommand();
            command.SetParent(cell);
            return handler(command, context);
        });
    }
}
