using MlPipeline.Engines.Hosting;

namespace MlPipeline.Engines.LoadBalancing;

/// <summary>Asks every member for its health at short intervals.</summary>
internal sealed class MemberProbe(MemberPool pool, HttpMessageInvoker client, TimeProvider time, ILogger<MemberProbe> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Task.WhenAll(pool.Current.Members.Select(member => ProbeAsync(member, stoppingToken)));
        }
    }

    private async Task ProbeAsync(Member member, CancellationToken cancellation)
    {
        var answers = await AnswersAsync(member, cancellation);
        if (answers != member.Answers)
        {
            logger.LogInformation("{Member} {Change}", member.Address, answers ? "answers again" : "does not answer");
        }

        member.Answers = answers;
    }

    private async Task<bool> AnswersAsync(Member member, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Interval);
        using var request = new HttpRequestMessage(HttpMethod.Get, member.Address + TokenGuard.HealthPath);
        try
        {
            using var answer = await client.SendAsync(request, patience.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
