namespace MlPipeline.Kernel.Magics;

/// <summary>A magic of this host itself, such as <c>#!time</c>.</summary>
internal interface IMagic
{
    string Name { get; }

    /// <summary>What it is for, in one line.</summary>
    string Summary { get; }

    /// <summary>Whether something may follow the name on its line.</summary>
    bool TakesArguments => false;

    Task RunAsync(CellSegment segment, CancellationToken cancellationToken);
}
