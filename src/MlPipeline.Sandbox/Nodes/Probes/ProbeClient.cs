namespace MlPipeline.Sandbox.Nodes.Probes;

/// <summary>Makes the client with which containers are asked how they are.</summary>
internal static class ProbeClient
{
    /// <summary>Makes it. Like a kubelet's it takes every certificate, and it leaves no connection open.</summary>
    public static HttpClient Create()
    {
        var handler = new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.Zero };
#pragma warning disable CA5359 // A container answers with a certificate of its own making; what it says matters to nobody but its pod.
        handler.SslOptions.RemoteCertificateValidationCallback = delegate { return true; };
#pragma warning restore CA5359
        return new HttpClient(handler);
    }
}
