using System.Text;

namespace MlPipeline.Kernel.Outputs;

/// <summary>
/// Gathers what one cell shows into the outputs that a notebook file stores: neighbouring writes to the same stream become
/// one output, an update replaces what it updates, and what was cleared is gone.
/// </summary>
internal sealed class OutputCollector
{
    private readonly Lock _lock = new();
    private readonly List<CellOutput> _outputs = [];
    private readonly StringBuilder _streamText = new();
    private string? _streamName;
    private bool _clearsWithNext;

    public void Add(CellOutput output)
    {
        lock (_lock)
        {
            switch (output)
            {
                case StreamOutput stream:
                    Append(stream);
                    break;
                case DisplayUpdate update:
                    Update(update);
                    break;
                case ClearedOutput cleared:
                    Clear(cleared);
                    break;
                default:
                    ClearIfPending();
                    EndStream();
                    _outputs.Add(output);
                    break;
            }
        }
    }

    public IReadOnlyList<CellOutput> Snapshot()
    {
        lock (_lock)
        {
            EndStream();
            return [.. _outputs];
        }
    }

    private void Clear(ClearedOutput cleared)
    {
        _clearsWithNext = true;
        if (!cleared.Wait)
        {
            ClearIfPending();
        }
    }

    private void ClearIfPending()
    {
        if (!_clearsWithNext)
        {
            return;
        }

        _clearsWithNext = false;
        EndStream();
        _outputs.Clear();
    }

    private void Append(StreamOutput stream)
    {
        ClearIfPending();
        if (stream.Name != _streamName)
        {
            EndStream();
            _streamName = stream.Name;
        }

        _streamText.Append(stream.Text);
    }

    private void EndStream()
    {
        if (_streamName is null)
        {
            return;
        }

        _outputs.Add(new StreamOutput(_streamName, _streamText.ToString()));
        _streamText.Clear();
        _streamName = null;
    }

    private void Update(DisplayUpdate update)
    {
        for (var i = 0; i < _outputs.Count; i++)
        {
            if (_outputs[i] is DisplayOutput display && display.DisplayId == update.DisplayId)
            {
                _outputs[i] = display with { Data = update.Data };
            }
        }
    }
}
