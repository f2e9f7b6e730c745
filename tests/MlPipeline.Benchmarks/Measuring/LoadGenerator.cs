using System.Diagnostics;

namespace MlPipeline.Benchmarks.Measuring;

/// <summary>Sends requests, as many as are answered or at a steady rate.</summary>
internal static class LoadGenerator
{
    /// <summary>So many clients, each sending its next request when the last one is answered.</summary>
    /// <returns>Requests a second.</returns>
    public static async Task<double> SaturateAsync(int clients, TimeSpan duration, Func<Task> request)
    {
        var answered = 0L;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(start) < duration)
            {
                await request();
                Interlocked.Increment(ref answered);
            }
        })));
        return answered / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Requests at a steady rate, whether or not earlier ones are answered.</summary>
    /// <returns>The latencies, milliseconds, in ascending order.</returns>
    public static async Task<IReadOnlyList<double>> PaceAsync(double perSecond, TimeSpan duration, Func<int, Task> request)
    {
        var latencies = new double[(int)(perSecond * duration.TotalSeconds)];
        var requests = new Task[latencies.Length];

        // A thread of its own: what the answers have the pool do must not hold the next request up.
        var sending = Task.Factory.StartNew(Send, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await sending;
        await Task.WhenAll(requests);
        Array.Sort(latencies);
        return latencies;

        void Send()
        {
            var start = Stopwatch.GetTimestamp();
            for (var number = 0; number < requests.Length; number++)
            {
                while (Stopwatch.GetElapsedTime(start).TotalSeconds < number / perSecond)
                {
                    Thread.Sleep(TimeSpan.FromMilliseconds(0.2));
                }

                requests[number] = TimeAsync(number, Stopwatch.GetTimestamp());
            }
        }

        async Task TimeAsync(int number, long sent)
        {
            await request(number);
            latencies[number] = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
        }
    }

    public static double Percentile(IReadOnlyList<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
}
