using MlPipeline.Contracts.KubeDirector;
using Yarp.ReverseProxy.Forwarder;

namespace MlPipeline.Engines.LoadBalancing;

/// <summary>
/// Exchanges the client's token for the one that members ask for, and names a submission that comes without a name, so that it stays the
/// same one at whichever member it is repeated. The client's Host header goes on as it is, since members write it into the addresses of
/// their records.
/// </summary>
internal sealed class MemberTransformer(string token) : HttpTransformer
{
    private readonly Guid _submission = Guid.NewGuid();

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        proxyRequest.Headers.Remove(EngineServices.TokenHeader);
        if (token.Length > 0)
        {
            proxyRequest.Headers.Add(EngineServices.TokenHeader, token);
        }

        if (proxyRequest.Method == HttpMethod.Post && !proxyRequest.Headers.Contains(EngineServices.IdempotencyHeader))
        {
            proxyRequest.Headers.Add(EngineServices.IdempotencyHeader, _submission.ToString("N"));
        }
    }
}
