namespace MlPipeline.Learning.Native;

/// <summary>A model that LightGBM trains, round by round.</summary>
internal sealed class NativeBooster : IDisposable
{
    private const int TrainingData = 0;
    private const int AllIterations = -1;
    private const int ImportanceByGain = 1;

    private readonly BoosterHandle _handle;
    private readonly NativeDataset _trainingData;

    /// <summary>Begins to train.</summary>
    /// <param name="trainingData">Must live as long as the booster.</param>
    /// <param name="parameters">LightGBM's parameters, <c>name=value</c> separated by blanks.</param>
    public NativeBooster(NativeDataset trainingData, string parameters)
    {
        _trainingData = trainingData;
        LightGbmLibrary.Check(LightGbmLibrary.BoosterCreate(trainingData.Handle, parameters, out _handle));
    }

    /// <summary>Trains one tree more.</summary>
    /// <returns>False where no further split would improve the model.</returns>
    public bool TrainRound()
    {
        LightGbmLibrary.Check(LightGbmLibrary.BoosterUpdateOneIteration(_handle, out var isFinished));
        return isFinished == 0;
    }

    /// <returns>The model's predictions for the data it is trained on, which training keeps up to date.</returns>
    public unsafe double[] TrainingPredictions()
    {
        var predictions = new double[_trainingData.Count];
        fixed (double* buffer = predictions)
        {
            LightGbmLibrary.Check(LightGbmLibrary.BoosterGetPredictions(_handle, TrainingData, out _, buffer));
        }

        return predictions;
    }

    /// <returns>The model as LightGBM's UTF-8 text.</returns>
    public unsafe byte[] SaveText()
    {
        var text = new byte[1 << 20];
        while (true)
        {
            long length;
            fixed (byte* buffer = text)
            {
                LightGbmLibrary.Check(LightGbmLibrary.BoosterSaveModel(
                    _handle, firstIteration: 0, AllIterations, ImportanceByGain, text.Length, out length, buffer));
            }

            if (length <= text.Length)
            {
                // The length counts the zero byte at the end.
                return text[..(int)(length - 1)];
            }

            text = new byte[length];
        }
    }

    public void Dispose() => _handle.Dispose();
}
