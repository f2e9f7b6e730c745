using System.Runtime.InteropServices;

namespace MlPipeline.Learning.Native;

/// <summary>
/// How LightGBM's threads wait for one another. By default they spin, and on a machine whose cores are busy the ones that
/// spin keep the ones that work from running: training was seen to take a hundred times as long.
/// </summary>
internal static partial class OpenMpPolicy
{
    private const string Variable = "OMP_WAIT_POLICY";
    private const string Passive = "passive";

    /// <summary>Lets threads sleep while they wait, unless the user decided otherwise. OpenMP looks only when it is loaded.</summary>
    public static void WaitPassively()
    {
        if (OperatingSystem.IsWindows())
        {
            if (Environment.GetEnvironmentVariable(Variable) is null)
            {
                Environment.SetEnvironmentVariable(Variable, Passive);
            }

            return;
        }

        // .NET keeps an environment of its own on other systems, which native code never sees.
        _ = SetNativeVariable(Variable, Passive, overwrite: 0);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetNativeVariable(string name, string value, int overwrite);
}
