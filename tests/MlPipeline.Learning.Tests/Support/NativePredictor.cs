using System.Runtime.InteropServices;
using System.Text;

namespace MlPipeline.Learning.Tests.Support;

/// <summary>Scores with LightGBM's native library, to compare with.</summary>
internal static partial class NativePredictor
{
    private const int Float64 = 1;
    private const int PredictNormal = 0;

    public static unsafe double[] Predict(string model, double[] rows, int width)
    {
        Check(LoadModel(model, out _, out var booster));
        try
        {
            var predictions = new double[rows.Length / width];
            fixed (double* data = rows)
            fixed (double* result = predictions)
            {
                Check(PredictMatrix(booster, data, Float64, predictions.Length, width, 1, PredictNormal, 0, -1, "", out _, result));
            }

            return predictions;
        }
        finally
        {
            Check(Free(booster));
        }
    }

    public static double[] Predict(byte[] model, double[] rows, int width) => Predict(Encoding.UTF8.GetString(model), rows, width);

    private static void Check(int answer) => Assert.Equal(0, answer);

    [LibraryImport("lib_lightgbm", EntryPoint = "LGBM_BoosterLoadModelFromString", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LoadModel(string model, out int iterations, out nint booster);

    [LibraryImport("lib_lightgbm", EntryPoint = "LGBM_BoosterPredictForMat", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int PredictMatrix(
        nint booster, void* data, int dataType, int rows, int columns, int isRowMajor, int kind, int firstIteration, int iterations,
        string parameters, out long length, double* result);

    [LibraryImport("lib_lightgbm", EntryPoint = "LGBM_BoosterFree")]
    private static partial int Free(nint booster);
}
