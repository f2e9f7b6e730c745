using System.Text;

namespace MlPipeline.Kernel.Outputs;

/// <summary>
/// Gathers what one cell shows into the outputs that a notebook file stores: neighbouring writes to the same stream become
/// one output, an update replaces what it updates, and what was cleared is gone.
/// </summary>
public sealed class OutputCollector
{
    private readonly Lock _lock = new();
    private readonly List<CellOutput> _outputs = [];
    private readonly StringBuilder _streamText = new();
    private string? _streamName;
    private bool _clearsWithNext;

    /// <summary>Takes in what the cell shows next.</summary>
    /// <param name="output">What it shows; calls may come from any thread.</param>
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

    /// <summary>What a notebook file would store by now.</summary>
    /// <returns>The outputs in their order; what comes later does not change them.</returns>
    public IReadOnlyList<CellOutput> Snapshot()
    {
        lock (_lock)
        {
            return _streamName is null ? [.. _outputs] : [.. _outputs, new StreamOutput(_streamName, _streamText.ToString())];
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
