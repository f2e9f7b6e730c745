using Microsoft.DotNet.Interactive.Formatting;
using MlPipeline.Interactive.Charts;
using MlPipeline.Interactive.Commands.Login;
using MlPipeline.Interactive.Hosting;
using MlPipeline.Interactive.Views;
using MlPipeline.KubeDirector;
using MlPipeline.KubeDirector.Apps;
using MlPipeline.KubeDirector.Clusters;
using MlPipeline.KubeDirector.Manifests;
using MlPipeline.KubeDirector.Models;
using MlPipeline.KubeDirector.Pipelines;
using MlPipeline.KubeDirector.Predictions;
using MlPipeline.KubeDirector.Training;

namespace MlPipeline.Interactive.Formatting;

/// <summary>Teaches the notebook's formatters how the pipeline's results look, as HTML, plain text and Markdown.</summary>
public static class FormatterRegistration
{
    /// <summary>Registers all formatters; a host calls this once, and calling it again changes nothing.</summary>
    public static void Register()
    {
        Register<View>(view => view);
        Register<MagicException>(ErrorViews.Show);
        Register<PipelineException>(ErrorViews.Show);
        Register<PipelineSession>(SessionViews.Show);
        Register<LoginInfo>(SessionViews.Show);
        Register<PipelineState>(PipelineViews.Show);
        Register<KdAppInfo>(AppViews.Show);
        RegisterList<KdAppInfo>(AppViews.Show);
        Register<KdClusterInfo>(ClusterViews.Show);
        RegisterList<KdClusterInfo>(ClusterViews.Show);
        RegisterList<MemberInfo>(ClusterViews.Show);
        RegisterList<EndpointInfo>(ClusterViews.Show);
        RegisterList<AttachmentInfo>(ClusterViews.Show);
        RegisterList<ClusterEventInfo>(ClusterViews.Show);
        RegisterList<MemberLog>(ClusterViews.Show);
        Register<ClusterResources>(ResourceViews.Show);
        RegisterList<StatefulSetInfo>(ResourceViews.Show);
        RegisterList<PodInfo>(ResourceViews.Show);
        RegisterList<ServiceInfo>(ResourceViews.Show);
        Register<ApplyResult>(ClusterViews.Show);
        RegisterList<ApplyResult>(ClusterViews.Show);
        Register<TrainingJob>(TrainingViews.Show);
        RegisterList<TrainingJob>(TrainingViews.Show);
        Register<RegisteredModel>(ModelViews.Show);
        RegisterList<RegisteredModel>(ModelViews.Show);
        Register<ModelHistory>(ModelViews.Show);
        Register<ModelRevision>(ModelViews.Show);
        RegisterList<ModelRevision>(ModelViews.Show);
        Register<ModelCanary>(ModelViews.Show);
        Register<ServingState>(ModelViews.Show);
        Register<Prediction>(PredictionViews.Show);
        Register<PredictionBatch>(PredictionViews.Show);
        Register<PredictionRun>(PredictionViews.Show);
        ChartFormatting.Register(new ChartRenderer());
    }

    // Arrays, lists and queries over them are all of them sequences.
    private static void RegisterList<T>(Func<IReadOnlyList<T>, View> look) => Register<IEnumerable<T>>(values => look([.. values]));

    private static void Register<T>(Func<T, View> look)
    {
        Register<T>(value => HtmlRenderer.Render(look(value)), HtmlFormatter.MimeType);
        Register<T>(value => TextRenderer.Render(look(value)), PlainTextFormatter.MimeType);
        Register<T>(value => MarkdownRenderer.Render(look(value)), MarkdownRenderer.MimeType);
    }

    private static void Register<T>(Func<T, string> write, string mimeType) =>
        Formatter.Register<T>((value, writer) => writer.Write(write(value)), mimeType);
}
