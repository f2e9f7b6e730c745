namespace MlPipeline.Interactive.Live;

/// <summary>Takes progress where it happens, in its order; <see cref="Progress{T}"/> would hand it to other threads.</summary>
internal sealed class InlineProgress<T>(Action<T> take) : IProgress<T>
{
    public void Report(T value) => take(value);
}
