namespace MlPipeline.Cli.Replay;

/// <summary>What browsers let the pages of the replay do. Nothing may be asked for from elsewhere.</summary>
internal static class ContentPolicy
{
    // Outputs of cells bring styles of their own, but no script of theirs runs in the page.
    public const string OfPages =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // An output with scripts is a document of its own, of no origin: it can draw, and reach neither the page nor a server.
    public const string OfFrames =
        "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
}
