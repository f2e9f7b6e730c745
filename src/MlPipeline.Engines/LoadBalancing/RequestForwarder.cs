using MlPipeline.Engines.Hosting;
using Yarp.ReverseProxy.Forwarder;

namespace MlPipeline.Engines.LoadBalancing;

/// <summary>Passes a request on to a member, and once more to another one where the first goes away before it answers.</summary>
internal sealed class RequestForwarder(
    MemberPool pool,
    RequestTally tally,
    RequestLimits limits,
    HttpMessageInvoker client,
    IHttpForwarder forwarder,
    ILogger<RequestForwarder> logger)
{
    /// <summary>Bytes of a body that are kept in memory to be sent again; a larger one is kept in a file.</summary>
    private const int BodyInMemory = 4 << 20;

    private static readonly ForwarderRequestConfig Settings = new()
    {
        Version = new Version(1, 1),
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        // A job's log is followed as long as the job runs, with silence in between.
        ActivityTimeout = TimeSpan.FromHours(1),
    };

    internal async Task ForwardAsync(HttpContext context)
    {
        var failure = await TryMembersAsync(context);
        if (failure is { } error && !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await ExplainAsync(context, error);
        }

        tally.Add(context.Response.StatusCode);
    }

    private async Task<ForwarderError?> TryMembersAsync(HttpContext context)
    {
        var members = pool.Current;
        var transformer = new MemberTransformer(members.Token);
        var tried = new List<Member>();
        ForwarderError? failure = ForwarderError.NoAvailableDestinations;
        context.Request.EnableBuffering(BodyInMemory, limits.LargestBody);
        while (members.Choose(tried) is { } member)
        {
            tried.Add(member);
            context.Request.Body.Position = 0;
            failure = await TryMemberAsync(context, member, transformer);
            if (failure is null || member.Answers || context.Response.HasStarted)
            {
                return failure;
            }

            context.Response.Clear();
        }

        return failure;
    }

    private async Task<ForwarderError?> TryMemberAsync(HttpContext context, Member member, MemberTransformer transformer)
    {
        var error = ForwarderError.None;
        member.Begin();
        try
        {
            error = await forwarder.SendAsync(context, member.Address, client, Settings, transformer);
            if (error == ForwarderError.None)
            {
                member.Answers = true;
                return null;
            }

            var cause = context.Features.Get<IForwarderErrorFeature>()?.Exception;
            if (!context.RequestAborted.IsCancellationRequested)
            {
                logger.LogWarning("{Member} did not take {Path}: {Error} {Cause}", member.Address, context.Request.Path, error, cause?.Message);
            }

            member.Answers = !IsLost(error);
            return error;
        }
        finally
        {
            member.End(answered: error == ForwarderError.None || context.RequestAborted.IsCancellationRequested);
        }
    }

    /// <summary>
    /// Whether the member went away before it answered. Another one can take the request then, even where this one had begun on it: a
    /// prediction changes nothing, and a submission carries its name.
    /// </summary>
    private static bool IsLost(ForwarderError error) => error is ForwarderError.Request or ForwarderError.RequestBodyDestination;

    private Task ExplainAsync(HttpContext context, ForwarderError error) => error switch
    {
        ForwarderError.NoAvailableDestinations => context.Response.WriteErrorAsync(
            StatusCodes.Status503ServiceUnavailable,
            "The load balancer knows no member that could take the request.",
            "Wait until the kdcluster is configured, or give its role RESTServer a member."),
        ForwarderError.RequestTimedOut => context.Response.WriteErrorAsync(
            StatusCodes.Status504GatewayTimeout,
            "The member did not answer in time.",
            "Try again; if it stays so, read the log of the pod of role RESTServer."),
        _ when context.Response.StatusCode == StatusCodes.Status413PayloadTooLarge => BodyRefusal.WriteAsync(context.Response, limits),
        _ when context.Response.StatusCode is >= 400 and < 500 => context.Response.WriteErrorAsync(
            context.Response.StatusCode,
            "The request is cut off or malformed.",
            "Send it again as a whole."),
        _ => context.Response.WriteErrorAsync(
            StatusCodes.Status502BadGateway,
            "The member that should have taken the request does not answer.",
            "Try again in a few seconds; if it stays so, read the log of the pod of role RESTServer."),
    };
}
