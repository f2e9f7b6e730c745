using MlPipeline.Interactive.Hosting;
using MlPipeline.KubeDirector;

namespace MlPipeline.Interactive.Commands.Login;

/// <summary>The one login of a notebook session.</summary>
internal sealed class LoginState : IDisposable
{
    public Login? Current { get; private set; }

    /// <summary>The session to work in.</summary>
    public PipelineSession Session => Current?.Session ?? throw new MagicException("Nobody is logged in.", "Run #!kd-login first.");

    /// <summary>Values of the placeholders in cells.</summary>
    public IReadOnlyDictionary<string, string> Placeholders => new Dictionary<string, string>
    {
        ["user"] = Session.User,
        ["namespace"] = Session.Namespace,
        ["tenant"] = Session.Tenant,
    };

    public void Replace(Login? login)
    {
        Current?.Session.Dispose();
        Current = login;
    }

    public void Dispose() => Replace(null);
}
