using System.Runtime.InteropServices;

namespace MlPipeline.Learning.Native;

/// <summary>The part of LightGBM's C interface that training needs. Every function answers 0, or -1 and then has a last error.</summary>
internal static partial class LightGbmLibrary
{
    public const int Float32 = 0;
    public const int Float64 = 1;

    private const string Name = "lib_lightgbm";

    static LightGbmLibrary() => OpenMpPolicy.WaitPassively();

    [LibraryImport(Name, EntryPoint = "LGBM_GetLastError")]
    public static partial nint GetLastError();

    [LibraryImport(Name, EntryPoint = "LGBM_DatasetCreateFromMat", StringMarshalling = StringMarshalling.Utf8)]
    public static unsafe partial int DatasetCreateFromMatrix(
        void* data, int dataType, int rows, int columns, int isRowMajor, string parameters, nint reference, out DatasetHandle dataset);

    [LibraryImport(Name, EntryPoint = "LGBM_DatasetSetField", StringMarshalling = StringMarshalling.Utf8)]
    public static unsafe partial int DatasetSetField(DatasetHandle dataset, string field, void* data, int count, int dataType);

    [LibraryImport(Name, EntryPoint = "LGBM_DatasetSetFeatureNames")]
    public static unsafe partial int DatasetSetFeatureNames(DatasetHandle dataset, byte** names, int count);

    [LibraryImport(Name, EntryPoint = "LGBM_DatasetFree")]
    public static partial int DatasetFree(nint dataset);

    [LibraryImport(Name, EntryPoint = "LGBM_BoosterCreate", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int BoosterCreate(DatasetHandle trainingData, string parameters, out BoosterHandle booster);

    [LibraryImport(Name, EntryPoint = "LGBM_BoosterAddValidData")]
    public static partial int BoosterAddValidationData(BoosterHandle booster, DatasetHandle data);

    [LibraryImport(Name, EntryPoint = "LGBM_BoosterUpdateOneIter")]
    public static partial int BoosterUpdateOneIteration(BoosterHandle booster, out int isFinished);

    [LibraryImport(Name, EntryPoint = "LGBM_BoosterGetPredict")]
    public static unsafe partial int BoosterGetPredictions(BoosterHandle booster, int dataIndex, out long count, double* predictions);

    [LibraryImport(Name, EntryPoint = "LGBM_BoosterSaveModelToString")]
    public static unsafe partial int BoosterSaveModel(
        BoosterHandle booster, int firstIteration, int iterations, int importanceType, long bufferLength, out long length, byte* buffer);

    [LibraryImport(Name, EntryPoint = "LGBM_BoosterFree")]
    public static partial int BoosterFree(nint booster);

    /// <summary>Turns an answer of the library into an exception where it is an error.</summary>
    /// <param name="answer">What the function answered.</param>
    public static void Check(int answer)
    {
        if (answer != 0)
        {
            throw new InvalidOperationException($"LightGBM: {Marshal.PtrToStringUTF8(GetLastError())}");
        }
    }
}
