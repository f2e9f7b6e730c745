using MlPipeline.Interactive.Hosting;
using MlPipeline.KubeDirector;

namespace MlPipeline.Interactive.Commands.Login;

/// <summary>The one session of a notebook. It is what the C# variable <c>kd</c> holds, whoever has put it there.</summary>
internal sealed class LoginState(INotebookHost host) : IDisposable
{
    /// <summary>Variable with the session.</summary>
    public const string Variable = "kd";

    private PipelineSession? _own;

    /// <summary>The session that the notebook works in, or null where nobody is logged in.</summary>
    public PipelineSession? Current =>
        host.TryGetVariable(Variable, out var value) && value is PipelineSession { IsEnded: false } session ? session : null;

    /// <summary>The session to work in.</summary>
    public PipelineSession Session => Current ?? throw new MagicException("Nobody is logged in.", "Run #!kd-login first.");

    /// <summary>Values of the placeholders in cells.</summary>
    public IReadOnlyDictionary<string, string> Placeholders => new Dictionary<string, string>
    {
        ["user"] = Session.User,
        ["namespace"] = Session.Namespace,
        ["tenant"] = Session.Tenant,
    };

    public async Task ReplaceAsync(PipelineSession session, CancellationToken cancellationToken)
    {
        await host.SetVariableAsync(Variable, session, cancellationToken).ConfigureAwait(false);
        _own?.Dispose();
        _own = session;
    }

    public void Dispose() => _own?.Dispose();
}
