using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MlPipeline.Engines.Training.Store;

/// <summary>Remembers which job a named submission made, so that one that is repeated at another member makes no second one.</summary>
internal sealed class Submissions(TrainingFolder folder)
{
    internal long? Find(string name)
    {
        try
        {
            return long.Parse(File.ReadAllText(FileOf(name)), NumberStyles.None, CultureInfo.InvariantCulture);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <returns>False where the name is taken.</returns>
    internal bool TryAdd(string name, long job)
    {
        var file = FileOf(name);
        var draft = $"{file}.{Path.GetRandomFileName()}";
        File.WriteAllText(draft, job.ToString(CultureInfo.InvariantCulture));
        try
        {
            File.Move(draft, file, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
            return false;
        }
    }

    private string FileOf(string name) =>
        Path.Combine(folder.Submissions, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name))));
}
