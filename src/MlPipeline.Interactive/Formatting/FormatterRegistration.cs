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
using MlPipeline.KubeDirector.Predictions;
using MlPipeline.KubeDirector.Training;

namespace MlPipeline.Interactive.Formatting;

/// <summary>Teaches the notebook's formatters how the pipeline's results look, as HTML and as plain text.</summary>
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
        Register<KdAppInfo>(AppViews.Show);
        Register<IReadOnlyList<KdAppInfo>>(AppViews.Show);
        Register<KdClusterInfo>(ClusterViews.Show);
        Register<IReadOnlyList<KdClusterInfo>>(ClusterViews.Show);
        Register<IReadOnlyList<MemberInfo>>(ClusterViews.Show);
        Register<IReadOnlyList<EndpointInfo>>(ClusterViews.Show);
        Register<IReadOnlyList<AttachmentInfo>>(ClusterViews.Show);
        Register<IReadOnlyList<ClusterEventInfo>>(ClusterViews.Show);
        Register<IReadOnlyList<MemberLog>>(ClusterViews.Show);
        Register<ApplyResult>(ClusterViews.Show);
        Register<IReadOnlyList<ApplyResult>>(ClusterViews.Show);
        Register<TrainingJob>(TrainingViews.Show);
        Register<IReadOnlyList<TrainingJob>>(TrainingViews.Show);
        Register<RegisteredModel>(ModelViews.Show);
        Register<IReadOnlyList<RegisteredModel>>(ModelViews.Show);
        Register<ServingState>(ModelViews.Show);
        Register<Prediction>(PredictionViews.Show);
        Register<PredictionBatch>(PredictionViews.Show);
        ChartFormatting.Register(new ChartRenderer());
    }

    private static void Register<T>(Func<T, View> look)
    {
        Formatter.Register<T>((value, writer) => writer.Write(HtmlRenderer.Render(look(value))), HtmlFormatter.MimeType);
        Formatter.Register<T>((value, writer) => writer.Write(TextRenderer.Render(look(value))), PlainTextFormatter.MimeType);
    }
}
