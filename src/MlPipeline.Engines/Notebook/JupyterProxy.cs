using System.Net.Http.Headers;
using MlPipeline.Engines.Configuration;
using MlPipeline.Engines.Hosting;
using Yarp.ReverseProxy.Forwarder;

namespace MlPipeline.Engines.Notebook;

/// <summary>Passes requests and web sockets on to the pod's Jupyter. The Host header stays, for Jupyter compares pages' origins with it.</summary>
internal sealed class JupyterProxy(JupyterServer server, ConfigurationState state, IHttpForwarder forwarder, HttpMessageInvoker client)
{
    private static readonly ForwarderRequestConfig Settings = new()
    {
        // A kernel's web socket stays open as long as its page does.
        ActivityTimeout = TimeSpan.FromHours(24),
    };

    internal async Task ForwardAsync(HttpContext context)
    {
        var configuration = state.Current ?? throw new InvalidOperationException("Ports open with the first configuration.");
        var address = await server.EnsureStartedAsync(configuration, context.RequestAborted);
        var error = await forwarder.SendAsync(context, address.OriginalString, client, Settings, new TokenTransformer(server.Token));
        if (error != ForwarderError.None && !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.WriteErrorAsync(
                StatusCodes.Status502BadGateway, "Jupyter does not answer.", "Load the page again; if it stays so, read the log of the pod.");
        }
    }

    private sealed class TokenTransformer(string token) : HttpTransformer
    {
        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            proxyRequest.Headers.Authorization = new AuthenticationHeaderValue("token", token);
        }
    }
}
