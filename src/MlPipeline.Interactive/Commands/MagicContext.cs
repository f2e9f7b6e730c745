using MlPipeline.Interactive.Commands.Login;
using MlPipeline.Interactive.Grammar;
using MlPipeline.Interactive.Hosting;
using MlPipeline.Interactive.Live;
using MlPipeline.KubeDirector;

namespace MlPipeline.Interactive.Commands;

/// <summary>What every verb works with.</summary>
internal sealed record MagicContext(INotebookHost Host, MagicOptions Options, LoginState Login)
{
    public TimeProvider Time => Options.Time;

    public PipelineSession Session => Login.Session;

    public LiveDisplay StartLiveDisplay() => new(Host, Time);

    public void Show(object value) => Host.Display(value);

    public Task ShowAndKeepAsync(MagicInvocation invocation, object value, CancellationToken cancellationToken)
    {
        Show(value);
        return KeepAsync(invocation, value, cancellationToken);
    }

    /// <summary>Puts a result into the variable that <c>--out</c> names, where it does.</summary>
    public Task KeepAsync(MagicInvocation invocation, object value, CancellationToken cancellationToken) =>
        invocation.Text("out") is { } variable ? Host.SetVariableAsync(variable, value, cancellationToken) : Task.CompletedTask;
}
