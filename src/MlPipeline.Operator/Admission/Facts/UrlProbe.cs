namespace MlPipeline.Operator.Admission.Facts;

/// <summary>Tries whether an address can be reached at all; what is answered there does not matter.</summary>
internal sealed class UrlProbe : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpClient _http;

    public UrlProbe()
    {
        var handler = new SocketsHttpHandler();
#pragma warning disable CA5359 // Nothing is read or sent: whether a member trusts the server is for the member to find out.
        handler.SslOptions.RemoteCertificateValidationCallback = delegate { return true; };
#pragma warning restore CA5359
        _http = new HttpClient(handler) { Timeout = Patience };
    }

    /// <summary>Why the address cannot be reached, or null where it can.</summary>
    public async Task<string?> ProblemAsync(string address, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return $"Head \"{address}\": not an absolute address";
        }

        if (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
        {
            return $"Head \"{address}\": unsupported protocol scheme \"{uri.Scheme}\"";
        }

        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, uri);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return null;
        }
        catch (HttpRequestException exception)
        {
            return $"Head \"{address}\": {exception.Message}";
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"Head \"{address}\": no answer within {Patience.TotalSeconds:0} s";
        }
    }

    public void Dispose() => _http.Dispose();
}
