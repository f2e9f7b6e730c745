namespace MlPipeline.Cli.Tests.Replay;

/// <summary>Takes what the replay prints, and finds its address in it.</summary>
internal sealed class AddressWriter : StringWriter
{
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Uri> Address => _address.Task.WaitAsync(TimeSpan.FromSeconds(60));

    public override Task WriteLineAsync(string? value)
    {
        if (Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp)
        {
            _address.TrySetResult(address);
        }

        return base.WriteLineAsync(value);
    }
}
