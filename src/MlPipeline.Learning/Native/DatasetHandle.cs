using Microsoft.Win32.SafeHandles;

namespace MlPipeline.Learning.Native;

/// <summary>Training data inside LightGBM.</summary>
internal sealed class DatasetHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public DatasetHandle()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle() => LightGbmLibrary.DatasetFree(handle) == 0;
}
