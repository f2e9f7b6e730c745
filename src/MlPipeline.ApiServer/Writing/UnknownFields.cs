using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Writing;

/// <summary>The fields of a write that its kind does not have, and what becomes of them.</summary>
internal sealed class UnknownFields(FieldValidation validation)
{
    /// <summary>What the client is to be told although the write went well.</summary>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    /// <summary>Takes note of the fields of one attempt.</summary>
    /// <exception cref="ApiException">The client wants none.</exception>
    public void Report(ResourceKind kind, IReadOnlyList<string> paths)
    {
        var problems = paths.Select(path => $"unknown field \"{path}\"").ToList();
        if (problems.Count > 0 && validation == FieldValidation.Strict)
        {
            throw ApiErrors.BadRequest(
                $"{kind.Kind} in version \"{kind.Version}\" cannot be handled as a {kind.Kind}: strict decoding error: {string.Join(", ", problems)}");
        }

        Warnings = validation == FieldValidation.Warn ? problems : [];
    }
}
