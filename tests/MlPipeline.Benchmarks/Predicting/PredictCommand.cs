using System.CommandLine;
using MlPipeline.Benchmarks.Measuring;
using Spectre.Console;

namespace MlPipeline.Benchmarks.Predicting;

/// <summary><c>predict</c>: how many predictions a deployment engine makes, and how soon.</summary>
internal static class PredictCommand
{
    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "How often each is measured.", DefaultValueFactory = _ => 3 };
        var command = new Command("predict", "Throughput and latency of predictions, beside a bare echo and a Python service.") { rounds };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var console = AnsiConsole.Console;
            var (python, whyNot) = await PythonService.StartAsync(cancellationToken);
            using var service = python;
            if (whyNot is not null)
            {
                console.MarkupLineInterpolated($"left out: the Python service, since {whyNot}");
            }

            var measured = new List<PredictRound>();
            for (var round = 1; round <= arguments.GetValue(rounds); round++)
            {
                console.MarkupLineInterpolated($"round {round}");
                measured.Add(await PredictRound.MeasureAsync(python, cancellationToken));
            }

            MeasurementTable.Write(console, "predict", Rows(measured));
        });
        return command;
    }

    /// <summary>The echo that <see cref="PredictRound"/> starts as a process of its own.</summary>
    public static Command CreateEcho()
    {
        var port = new Argument<int>("port");
        var command = new Command(EchoServer.Verb, "A bare JSON echo to compare with.") { port };
        command.Hidden = true;
        command.SetAction((arguments, _) => EchoServer.RunAsync(arguments.GetValue(port)));
        return command;
    }

    private static IEnumerable<Measurement> Rows(List<PredictRound> rounds)
    {
        yield return Of("single rows, through the load balancer", round => round.Engine, "/s");
        yield return Of("bare Kestrel echo, through the same", round => round.Echo, "/s");
        yield return Of("share of the echo", round => 100 * round.Engine / round.Echo, "%", 60, moreIsBetter: true);
        if (!double.IsNaN(rounds[0].Flask))
        {
            yield return Of("Flask and gunicorn, two workers", round => round.Flask, "/s");
            yield return Of("times that service", round => round.Engine / round.Flask, "x", 5, moreIsBetter: true);
            yield return Of("a Python process for each request", round => round.FlaskProcess, "/s");
        }

        yield return Of("99 of 100 at half load within", round => round.P99, "ms", 5);
        yield return Of("the echo at that rate", round => round.EchoP99, "ms");
        yield return Of("batches of 10,000 rows, default model", round => round.Default.Served, "rows/s");
        yield return Of("that model called for the same rows", round => round.Default.Direct, "rows/s");
        yield return Of("share of that", round => round.Default.Share, "%", 90, moreIsBetter: true);
        yield return Of("batches of 10,000 rows, workshop's model", round => round.Workshop.Served, "rows/s");
        yield return Of("that model called for the same rows", round => round.Workshop.Direct, "rows/s");
        yield return Of("share of that", round => round.Workshop.Share, "%", 90, moreIsBetter: true);

        Measurement Of(string name, Func<PredictRound, double> value, string unit, double goal = double.PositiveInfinity, bool moreIsBetter = false) =>
            new(name, [.. rounds.Select(value)], unit, goal, moreIsBetter);
    }
}
