using MlPipeline.Contracts.Pods;
using MlPipeline.Engines.Configuration;

namespace MlPipeline.Engines.Hosting;

/// <summary>
/// Takes over the configuration that a volume kept from the pod's last container. KubeDirector does not run the start script again
/// in a member whose setup ended well and was kept.
/// </summary>
internal static class KeptSetup
{
    private const string StatusFile = PodEnvironment.GuestConfigFolder + "/configure.status";
    private const string EndedWell = "=0";

    internal static async Task ResumeAsync(ServiceHost service, PodContext pod)
    {
        var file = pod.HostPath(StatusFile);
        if (!File.Exists(file) || !(await File.ReadAllTextAsync(file)).TrimEnd().EndsWith(EndedWell, StringComparison.Ordinal))
        {
            return;
        }

        try
        {
            await service.ConfigureAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is ConfigurationException or ConnectionFaultException or IOException)
        {
            await Console.Error.WriteLineAsync($"The configuration that was kept cannot be taken over: {exception.Message}");
        }
    }
}
