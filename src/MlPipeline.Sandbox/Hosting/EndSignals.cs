using System.Runtime.InteropServices;

namespace MlPipeline.Sandbox.Hosting;

/// <summary>Turns the system's signals to end into a cancellation, so that the pods are ended in good order.</summary>
internal sealed class EndSignals : IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations;

    public EndSignals(CancellationTokenSource end) =>
        _registrations =
        [
            .. new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT }.Select(signal => PosixSignalRegistration.Create(
                signal,
                context =>
                {
                    context.Cancel = true;
                    end.Cancel();
                })),
            // The terminal that the sandbox was started from was closed; the sandbox goes on.
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => context.Cancel = true),
        ];

    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());
}
