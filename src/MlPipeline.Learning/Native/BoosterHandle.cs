using Microsoft.Win32.SafeHandles;

namespace MlPipeline.Learning.Native;

/// <summary>A model in the making inside LightGBM.</summary>
internal sealed class BoosterHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public BoosterHandle()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle() => LightGbmLibrary.BoosterFree(handle) == 0;
}
