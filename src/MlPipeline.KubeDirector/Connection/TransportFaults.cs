using System.Net.Sockets;
using System.Security.Authentication;

namespace MlPipeline.KubeDirector.Connection;

/// <summary>Words for the ways in which a server cannot be reached.</summary>
internal static class TransportFaults
{
    public static PipelineException Describe(string what, Uri address, Exception error)
    {
        var where = address.GetLeftPart(UriPartial.Authority);
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case AuthenticationException:
                    return new PipelineException(
                        PipelineFault.Untrusted,
                        $"The certificate of {what} at {where} is not issued by an authority that is trusted, or is for another name.",
                        "Log in with the CA file of that platform (--ca-file), or check the address.",
                        error);
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData }:
                    return new PipelineException(PipelineFault.Unreachable, $"No machine has the name {address.Host}.", "Check the address.", error);
            }
        }

        return new PipelineException(
            PipelineFault.Unreachable,
            $"{char.ToUpperInvariant(what[0])}{what[1..]} does not answer at {where}.",
            "Check that it runs (#!kd-login starts a sandbox that has stopped) and that the address is right.",
            error);
    }
}
