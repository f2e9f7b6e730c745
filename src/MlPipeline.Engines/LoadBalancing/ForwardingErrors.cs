using MlPipeline.Engines.Hosting;
using Yarp.ReverseProxy.Forwarder;

namespace MlPipeline.Engines.LoadBalancing;

/// <summary>Says in the engines' own form why a request could not be passed on.</summary>
internal sealed class ForwardingErrors(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (context.Response.HasStarted || context.Features.Get<IForwarderErrorFeature>() is not { } failure)
        {
            return;
        }

        var (status, error, nextStep) = failure.Error switch
        {
            ForwarderError.NoAvailableDestinations => (
                StatusCodes.Status503ServiceUnavailable,
                "The load balancer knows no member that could take the request.",
                "Wait until the kdcluster is configured, or give its role RESTServer a member."),
            ForwarderError.RequestTimedOut => (
                StatusCodes.Status504GatewayTimeout,
                "The member did not answer in time.",
                "Try again; if it stays so, read the log of the pod of role RESTServer."),
            _ => (
                StatusCodes.Status502BadGateway,
                "The member that should have taken the request does not answer.",
                "Try again in a few seconds; if it stays so, read the log of the pod of role RESTServer."),
        };
        await context.Response.WriteErrorAsync(status, error, nextStep);
    }
}
