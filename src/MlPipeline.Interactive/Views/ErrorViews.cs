using MlPipeline.Interactive.Hosting;
using MlPipeline.KubeDirector;

namespace MlPipeline.Interactive.Views;

/// <summary>What an error looks like: what is wrong, and what to do next.</summary>
internal static class ErrorViews
{
    public static View Show(MagicException error) => Show(error.Problem, error.NextStep);

    public static View Show(PipelineException error) => Show(error.Problem, error.NextStep);

    private static View Show(string problem, string nextStep) => new(
        "It did not work",
        [new FieldList([new("Problem", problem), new("Next", nextStep)])],
        new Cell("error", Tone.Bad));
}
