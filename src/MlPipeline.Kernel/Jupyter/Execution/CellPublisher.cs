using System.Text.Json.Nodes;
using MlPipeline.Kernel.Jupyter.Messages;
using MlPipeline.Kernel.Jupyter.Requests;
using MlPipeline.Kernel.Outputs;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Jupyter.Execution;

/// <summary>Publishes what one cell shows, each output with the cell's request as its parent.</summary>
internal sealed class CellPublisher : ICellFrontEnd
{
    private readonly JupyterMessage _request;
    private readonly Messenger _messenger;
    private readonly InputChannel _input;
    private readonly StreamBuffer _streams;
    private readonly bool _silent;

    public CellPublisher(JupyterMessage request, bool silent, Messenger messenger, InputChannel input, TimeProvider time)
    {
        _request = request;
        _silent = silent;
        _messenger = messenger;
        _input = input;
        _streams = new StreamBuffer(PublishStream, time);
    }

    /// <summary>The value the cell ended with as plain text, for the history.</summary>
    public string? ResultText { get; private set; }

    public void Show(CellOutput output)
    {
        if (output is ResultOutput { Data.Text: var text })
        {
            ResultText = text;
        }

        if (_silent)
        {
            return;
        }

        if (output is StreamOutput stream)
        {
            _streams.Write(stream.Name, stream.Text);
            return;
        }

        // What was written before is shown before.
        _streams.Flush();
        var (type, content) = ToMessage(output);
        _messenger.Publish(type, _request, content);
    }

    public void Flush() => _streams.Flush();

    public Task<string> ReadPasswordAsync(string prompt, CancellationToken cancellationToken) => AskAsync(prompt, password: true, cancellationToken);

    public Task<string> ReadLineAsync(string prompt, CancellationToken cancellationToken) => AskAsync(prompt, password: false, cancellationToken);

    private Task<string> AskAsync(string prompt, bool password, CancellationToken cancellationToken)
    {
        if (!_request.Flag("allow_stdin", otherwise: false))
        {
            throw new NotSupportedException("This front end takes no input.");
        }

        _streams.Flush();
        return _input.AskAsync(_request, prompt, password, cancellationToken);
    }

    private void PublishStream(string name, string text) =>
        _messenger.Publish("stream", _request, new JsonObject { ["name"] = name, ["text"] = text });

    private static (string Type, JsonObject Content) ToMessage(CellOutput output) => output switch
    {
        DisplayOutput display => ("display_data", Display(display.Data, display.DisplayId)),
        DisplayUpdate update => ("update_display_data", Display(update.Data, update.DisplayId)),
        ResultOutput result => ("execute_result", new JsonObject
        {
            ["execution_count"] = result.ExecutionCount,
            ["data"] = MimeJson.Data(result.Data),
            ["metadata"] = new JsonObject(),
        }),
        ErrorOutput error => ("error", Replies.ErrorContent(error)),
        ClearedOutput cleared => ("clear_output", new JsonObject { ["wait"] = cleared.Wait }),
        _ => throw new ArgumentException($"{output.GetType().Name} is no output that the protocol knows.", nameof(output)),
    };

    private static JsonObject Display(MimeBundle data, string displayId) => new()
    {
        ["data"] = MimeJson.Data(data),
        ["metadata"] = new JsonObject(),
        ["transient"] = new JsonObject { ["display_id"] = displayId },
    };
}
