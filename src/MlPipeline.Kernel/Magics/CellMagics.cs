using MlPipeline.Interactive;
using MlPipeline.Interactive.Hosting;

namespace MlPipeline.Kernel.Magics;

/// <summary>All magics of a session: those of this host and those of the pipeline.</summary>
internal sealed class CellMagics
{
    private readonly Dictionary<string, IMagic> _own;
    private readonly MagicRunner _pipeline;
    private readonly Func<CellSegment, CancellationToken, Task> _runCSharp;

    public CellMagics(IEnumerable<IMagic> own, MagicRunner pipeline, Func<CellSegment, CancellationToken, Task> runCSharp)
    {
        _pipeline = pipeline;
        _runCSharp = runCSharp;
        _own = own.Append(new ListMagic(Summaries)).ToDictionary(magic => magic.Name, StringComparer.Ordinal);
    }

    /// <summary>Fails before anything of the cell has run where one of its magics does not exist.</summary>
    /// <exception cref="MagicException">A magic does not exist.</exception>
    public void RequireKnown(IEnumerable<CellSegment> segments)
    {
        foreach (var line in segments.Select(segment => segment.Magic).OfType<MagicLine>())
        {
            if (!_own.ContainsKey(line.Name) && !_pipeline.IsMagic(line.Name))
            {
                throw new MagicException(
                    $"There is no magic #!{line.Name} (line {line.Number} of the cell).",
                    $"{ListMagic.Line} lists them: {string.Join(", ", Summaries().Select(magic => magic.Magic))}.");
            }
        }
    }

    /// <summary>Runs a magic and the text below it.</summary>
    public async Task RunAsync(MagicLine line, CellSegment segment, CancellationToken cancellationToken)
    {
        if (!_own.TryGetValue(line.Name, out var magic))
        {
            await _pipeline.RunAsync(line.Text, segment.IsBlank ? "" : segment.Text, cancellationToken);
            return;
        }

        if (line.Arguments.Length > 0 && !magic.TakesArguments)
        {
            throw new MagicException($"#!{line.Name} takes no options, but has '{line.Arguments}'.", $"Write #!{line.Name} alone on its line.");
        }

        await magic.RunAsync(segment, cancellationToken);
        if (segment.IsCSharp)
        {
            await _runCSharp(segment, cancellationToken);
        }
    }

    public IEnumerable<MagicSummary> Summaries() =>
        _own.Values.Select(magic => new MagicSummary("#!" + magic.Name, magic.Summary))
            .Concat(_pipeline.Commands.Select(command => new MagicSummary(command.Magic, command.Summary)))
            .OrderBy(summary => summary.Magic, StringComparer.Ordinal);
}
