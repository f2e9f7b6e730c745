using MlPipeline.Interactive.Commands.Login;
using MlPipeline.KubeDirector;

namespace MlPipeline.Interactive.Views;

/// <summary>What a login looks like.</summary>
internal static class SessionViews
{
    public static View Show(LoginInfo login) => new(
        $"{login.User} in {login.Tenant}",
        [
            new FieldList(
            [
                new("Where", login.Where),
                new("Namespace", login.Namespace),
                new("Kubernetes API", login.Server.AbsoluteUri),
                new("Kubeconfig", login.KubeconfigFile),
                new("Since", Words.Time(login.Since)),
            ]),
            .. login.Warning is { } warning ? new Block[] { new Paragraph(warning, Tone.Bad) } : [],
        ],
        login.IsAlive ? new Cell("logged in", Tone.Good) : new Cell("no answer", Tone.Bad));

    public static View Show(PipelineSession session) => new(
        $"{session.User} in {session.Tenant}",
        [
            new FieldList([new("Namespace", session.Namespace), new("Kubernetes API", session.Server.AbsoluteUri)]),
            new Paragraph("Parts: Apps, Clusters, Secrets, Training, Models, Predictions."),
        ]);

    public static View LoggedOut(string text) => new("Login", [new Paragraph(text)], new Cell("logged out"));
}
