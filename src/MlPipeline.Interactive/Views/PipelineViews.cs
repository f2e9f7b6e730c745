using MlPipeline.Interactive.Views.Pictures;
using MlPipeline.KubeDirector.Pipelines;

namespace MlPipeline.Interactive.Views;

/// <summary>What a user's whole pipeline looks like.</summary>
internal static class PipelineViews
{
    public static View Show(PipelineState state) => new($"Pipeline of {state.User}", [new PipelinePicture(state)], Summary(state));

    private static Cell Summary(PipelineState state)
    {
        var (count, ready) = (state.Components.Count, state.Components.Count(part => part.Status == PipelineStatus.Ready));
        return state.Components.Any(part => part.Status == PipelineStatus.Failed) ? new Cell("a part has failed", Tone.Bad)
            : ready == count ? new Cell("ready", Tone.Good)
            : new Cell($"{ready} of {count} parts ready", Tone.Busy);
    }
}
