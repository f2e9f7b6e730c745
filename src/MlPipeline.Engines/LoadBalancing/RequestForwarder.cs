using MlPipeline.Engines.Hosting;
using Yarp.ReverseProxy.Forwarder;

namespace MlPipeline.Engines.LoadBalancing;

/// <summary>Passes a request on to a member; to another one where the first cannot be reached.</summary>
internal sealed class RequestForwarder(
    MemberPool pool,
    RequestTally tally,
    HttpMessageInvoker client,
    IHttpForwarder forwarder,
    ILogger<RequestForwarder> logger)
{
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
        while (members.Choose(tried) is { } member)
        {
            tried.Add(member);
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
        member.Begin();
        try
        {
            var error = await forwarder.SendAsync(context, member.Address, client, Settings, transformer);
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

            // Nothing of the request was sent where no connection came about: another member can take it.
            member.Answers = !IsConnectFailure(cause);
            return error;
        }
        finally
        {
            member.End();
        }
    }

    private static bool IsConnectFailure(Exception? cause) =>
        cause is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError };

    private static Task ExplainAsync(HttpContext context, ForwarderError error) => error switch
    {
        ForwarderError.NoAvailableDestinations => context.Response.WriteErrorAsync(
            StatusCodes.Status503ServiceUnavailable,
            "The load balancer knows no member that could take the request.",
            "Wait until the kdcluster is configured, or give its role RESTServer a member."),
        ForwarderError.RequestTimedOut => context.Response.WriteErrorAsync(
            StatusCodes.Status504GatewayTimeout,
            "The member did not answer in time.",
            "Try again; if it stays so, read the log of the pod of role RESTServer."),
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
