using System.Runtime.InteropServices;

namespace MlPipeline.Learning.Native;

/// <summary>A matrix of features with its labels, binned by LightGBM.</summary>
internal sealed class NativeDataset : IDisposable
{
    private NativeDataset(DatasetHandle handle, int count)
    {
        Handle = handle;
        Count = count;
    }

    public DatasetHandle Handle { get; }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>Copies a row-major matrix and its labels into LightGBM.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="labels">A label for each row.</param>
    /// <param name="featureNames">A name for each column.</param>
    /// <param name="parameters">LightGBM's parameters.</param>
    /// <param name="reference">The training data whose bins to take, for data to validate with.</param>
    public static unsafe NativeDataset Create(
        ReadOnlySpan<double> matrix, ReadOnlySpan<float> labels, IReadOnlyList<string> featureNames, string parameters, NativeDataset? reference = null)
    {
        DatasetHandle handle;
        fixed (double* data = matrix)
        {
            LightGbmLibrary.Check(LightGbmLibrary.DatasetCreateFromMatrix(
                data, LightGbmLibrary.Float64, labels.Length, featureNames.Count, isRowMajor: 1, parameters, reference?.Handle.DangerousGetHandle() ?? 0, out handle));
        }

        var dataset = new NativeDataset(handle, labels.Length);
        dataset.SetLabels(labels);
        dataset.SetFeatureNames(featureNames);
        return dataset;
    }

    public void Dispose() => Handle.Dispose();

    private unsafe void SetLabels(ReadOnlySpan<float> labels)
    {
        fixed (float* data = labels)
        {
            LightGbmLibrary.Check(LightGbmLibrary.DatasetSetField(Handle, "label", data, labels.Length, LightGbmLibrary.Float32));
        }
    }

    private unsafe void SetFeatureNames(IReadOnlyList<string> names)
    {
        var texts = names.Select(Marshal.StringToCoTaskMemUTF8).ToArray();
        try
        {
            fixed (nint* pointers = texts)
            {
                LightGbmLibrary.Check(LightGbmLibrary.DatasetSetFeatureNames(Handle, (byte**)pointers, texts.Length));
            }
        }
        finally
        {
            Array.ForEach(texts, Marshal.FreeCoTaskMem);
        }
    }
}
