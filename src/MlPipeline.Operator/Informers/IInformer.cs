namespace MlPipeline.Operator.Informers;

/// <summary>Keeps a copy of all objects of a type up to date.</summary>
internal interface IInformer
{
    /// <summary>Ends when the first list is in the store.</summary>
    Task Synced { get; }

    /// <summary>Runs until it is cancelled.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
