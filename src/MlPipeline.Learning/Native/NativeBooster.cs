namespace MlPipeline.Learning.Native;

/// <summary>A model that LightGBM trains, round by round.</summary>
internal sealed class NativeBooster : IDisposable
{
    private const int TrainingData = 0;
    private const int ValidationData = 1;
    private const int AllIterations = -1;
    private const int ImportanceByGain = 1;

    private readonly BoosterHandle _handle;
    private readonly NativeDataset _trainingData;
    private readonly NativeDataset? _validationData;

    /// <summary>Begins to train.</summary>
    /// <param name="trainingData">Must live as long as the booster.</param>
    /// <param name="parameters">LightGBM's parameters, <c>name=value</c> separated by blanks.</param>
    /// <param name="validationData">Data to predict for beside the training, or null; must live as long as the booster.</param>
    public NativeBooster(NativeDataset trainingData, string parameters, NativeDataset? validationData = null)
    {
        _trainingData = trainingData;
        _validationData = validationData;
        LightGbmLibrary.Check(LightGbmLibrary.BoosterCreate(trainingData.Handle, parameters, out _handle));
        if (validationData is not null)
        {
            LightGbmLibrary.Check(LightGbmLibrary.BoosterAddValidationData(_handle, validationData.Handle));
        }
    }

    /// <summary>Trains one tree more.</summary>
    /// <returns>False where no further split would improve the model.</returns>
    public bool TrainRound()
    {
        LightGbmLibrary.Check(LightGbmLibrary.BoosterUpdateOneIteration(_handle, out var isFinished));
        return isFinished == 0;
    }

    /// <returns>The model's predictions for the data it is trained on, which training keeps up to date.</returns>
    public double[] TrainingPredictions() => Predictions(TrainingData, _trainingData);

    /// <returns>The model's predictions for the data to validate with, which training keeps up to date.</returns>
    public double[] ValidationPredictions() =>
        Predictions(ValidationData, _validationData ?? throw new InvalidOperationException("The booster was given no data to validate with."));

    /// <param name="rounds">How many trees to take, or null for all.</param>
    /// <returns>The model as LightGBM's UTF-8 text.</returns>
    public unsafe byte[] SaveText(int? rounds = null)
    {
        var text = new byte[1 << 20];
        while (true)
        {
            long length;
            fixed (byte* buffer = text)
            {
                LightGbmLibrary.Check(LightGbmLibrary.BoosterSaveModel(
                    _handle, firstIteration: 0, rounds ?? AllIterations, ImportanceByGain, text.Length, out length, buffer));
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

    private unsafe double[] Predictions(int index, NativeDataset data)
    {
        var predictions = new double[data.Count];
        fixed (double* buffer = predictions)
        {
            LightGbmLibrary.Check(LightGbmLibrary.BoosterGetPredictions(_handle, index, out _, buffer));
        }

        return predictions;
    }
}
