using System.Text.Json.Nodes;
using MlPipeline.Kernel.Jupyter.Messages;

namespace MlPipeline.Kernel.Jupyter.Requests;

/// <summary>Answers one kind of request.</summary>
internal interface IRequestHandler
{
    /// <summary>The request's <c>msg_type</c>, such as <c>complete_request</c>.</summary>
    string RequestType { get; }

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends with the kernel.</param>
    /// <returns>The content of the reply, or null where this kind of message has none.</returns>
    Task<JsonObject?> AnswerAsync(JupyterMessage request, CancellationToken cancellationToken);
}
