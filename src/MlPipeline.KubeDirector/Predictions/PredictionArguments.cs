using System.Text.Json;

namespace MlPipeline.KubeDirector.Predictions;

/// <summary>Makes JSON of what a user gives as arguments: JSON text, or any object.</summary>
internal static class PredictionArguments
{
    public static JsonElement Read(object arguments)
    {
        var element = arguments switch
        {
            JsonElement json => json,
            string text => Parse(text),
            _ when TabularArguments.TryRead(arguments, out var rows) => Serialize(rows),
            _ => Serialize(arguments),
        };
        return element.ValueKind is JsonValueKind.Object or JsonValueKind.Array
            ? element
            : throw new PipelineException(
                PipelineFault.Rejected,
                $"A prediction needs an object of feature values, or a list of such objects, and this is {Name(element.ValueKind)}.",
                "Give JSON like {\"hour\": 9, …}, an anonymous object, a dictionary, or a list of them.");
    }

    private static JsonElement Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            throw new PipelineException(
                PipelineFault.Rejected,
                $"The arguments are no valid JSON: line {error.LineNumber + 1}, character {error.BytePositionInLine + 1}.",
                "Write names in double quotes, a colon, the number, and commas in between.",
                error);
        }
    }

    private static JsonElement Serialize(object arguments)
    {
        try
        {
            return JsonSerializer.SerializeToElement(arguments, arguments.GetType());
        }
        catch (Exception error) when (error is NotSupportedException or JsonException or ArgumentException)
        {
            throw new PipelineException(
                PipelineFault.Rejected,
                $"A {arguments.GetType().Name} cannot be written as JSON: {error.Message.Split('\n')[0]}",
                "Give an anonymous object or a dictionary of finite numbers.",
                error);
        }
    }

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Number => "a number",
        JsonValueKind.String => "a text",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
