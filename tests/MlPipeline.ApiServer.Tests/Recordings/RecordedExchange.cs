namespace MlPipeline.ApiServer.Tests.Recordings;

/// <summary>A request to a real API server, and what it answered.</summary>
/// <param name="Id">File, title and place under the title, for example <c>13 json patch: failed test 1</c>.</param>
/// <param name="Command">The request.</param>
/// <param name="Status">Status code of the answer.</param>
/// <param name="ContentType">Media type of the answer, without parameters.</param>
/// <param name="Answer">Body of the answer.</param>
internal sealed record RecordedExchange(string Id, CurlCommand Command, int Status, string ContentType, string Answer);
