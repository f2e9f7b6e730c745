using System.IO.Compression;
using System.Text;
using MlPipeline.Learning.Storage;
using MlPipeline.Learning.Tests.Support;

namespace MlPipeline.Learning.Tests.Models;

public sealed class ModelFileTests(TrainedModel trained) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TempFolder _folder = new();

    private string ModelPath => _folder["taxi.model"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_loaded_model_predicts_and_describes_itself_as_the_saved_one()
    {
        trained.Model.Save(ModelPath);

        var loaded = TripDurationModel.Load(ModelPath);

        Assert.Equal(trained.Model.Predictions(trained.Trips.Test, Cancellation), loaded.Predictions(trained.Trips.Test, Cancellation));
        Assert.Equal(trained.Model.Importance, loaded.Importance);
        Assert.Equal(trained.Model.ToString(), loaded.ToString());
        Assert.Equivalent(trained.Model.Description, loaded.Description, strict: true);
        Assert.Equal(["MlPipeline.Learning", "LightGBM", ".NET"], loaded.Description.Tools.Keys);
    }

    [Fact]
    public void A_loaded_model_saves_the_same_file_again()
    {
        trained.Model.Save(ModelPath);

        TripDurationModel.Load(ModelPath).Save(_folder["copy.model"]);

        Assert.Equal(Parts(ModelPath), Parts(_folder["copy.model"]));
    }

    [Fact]
    public void Saving_replaces_a_file_as_a_whole_and_leaves_nothing_else()
    {
        Directory.CreateDirectory(_folder["models"]);
        var path = _folder.Write("models/taxi.model", "an earlier file");

        trained.Model.Save(path);

        Assert.Equal(trained.Model.TreeCount, TripDurationModel.Load(path).TreeCount);
        Assert.Single(Directory.GetFiles(_folder["models"]));
    }

    [Fact]
    public void Every_cut_of_a_file_is_refused()
    {
        trained.Model.Save(ModelPath);
        var whole = File.ReadAllBytes(ModelPath);

        Assert.All(Enumerable.Range(0, 20), part =>
        {
            File.WriteAllBytes(ModelPath, whole[..(whole.Length * part / 20)]);
            AssertRefused("It is no model file, or only a part of one.");
        });
    }

    [Fact]
    public void No_changed_byte_changes_a_prediction_unnoticed()
    {
        trained.Model.Save(ModelPath);
        var whole = File.ReadAllBytes(ModelPath);
        // A byte in every stretch of 97 of the content, and every byte of the directory at the end.
        var directory = whole.AsSpan().IndexOf("PK\u0001\u0002"u8);
        for (var at = 0; at < whole.Length; at += at < directory ? 97 : 1)
        {
            var changed = whole.ToArray();
            changed[at] ^= 0x55;
            File.WriteAllBytes(ModelPath, changed);
            var predictions = PredictionsOrNull();
            Assert.True(
                predictions is null || predictions.SequenceEqual(trained.Model.Predictions(trained.Trips.Test, Cancellation)),
                $"A change of byte {at} changed predictions unnoticed.");
        }
    }

    [Theory]
    [InlineData("manifest.json", "\"scales\": [", "\"scales\": [ ", "does not match its checksums")]
    [InlineData("trees.txt", "leaf_value=", "leaf_value=1", "does not match its checksums")]
    public void A_part_that_was_edited_by_hand_is_refused(string part, string find, string replacement, string expected)
    {
        trained.Model.Save(ModelPath);
        var parts = Parts(ModelPath);
        parts[part] = parts[part].Replace(find, replacement, StringComparison.Ordinal);
        WriteZip(parts);

        AssertRefused(expected);
    }

    [Theory]
    [InlineData("\"format\": 1", "\"format\": 2", "Its format is not 1")]
    [InlineData("\"format\": 1", "\"format\": \"1\"", "Its format is not 1")]
    [InlineData("\"standard-scaling\"", "\"other-scaling\"", "Its preprocessing 'other-scaling' does not fit")]
    [InlineData("\"means\": [", "\"means\": [1,", "Its preprocessing 'standard-scaling' does not fit")]
    [InlineData("\"workshop\"", "\"rich\"", "Its features 'rich' are not known")]
    [InlineData("\"work\",", "\"play\",", "Its features 'workshop' are not known")]
    [InlineData("\"trainer\"", "\"coach\"", "Its manifest is not understood")]
    [InlineData("{", "[", "Its manifest is not understood")]
    public void A_sealed_file_that_is_not_understood_is_refused(string find, string replacement, string expected)
    {
        SealWith(manifest => manifest.Replace(find, replacement, StringComparison.Ordinal), trees => trees);

        AssertRefused(expected);
    }

    [Theory]
    [InlineData("version=v4", "version=v9", "is not of version v4")]
    [InlineData("split_feature=", "split_feature=99 ", "lacks values")]
    [InlineData("end of trees", "", "has its trees out of order")]
    public void A_sealed_file_whose_trees_are_not_understood_is_refused(string find, string replacement, string expected)
    {
        SealWith(manifest => manifest, trees => trees.Replace(find, replacement, StringComparison.Ordinal));

        AssertRefused(expected);
    }

    [Fact]
    public void A_missing_part_is_named()
    {
        trained.Model.Save(ModelPath);
        var parts = Parts(ModelPath);
        parts.Remove("trees.txt");
        WriteZip(parts);

        AssertRefused("It lacks the part trees.txt");
    }

    private void AssertRefused(string expected)
    {
        var exception = Assert.Throws<InvalidDataException>(() => TripDurationModel.Load(ModelPath));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Contains(ModelPath, exception.Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<DurationPrediction>? PredictionsOrNull()
    {
        try
        {
            return TripDurationModel.Load(ModelPath).Predictions(trained.Trips.Test, Cancellation);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private void SealWith(Func<string, string> manifest, Func<string, string> trees)
    {
        trained.Model.Save(ModelPath);
        var parts = Parts(ModelPath);
        var changed = new Dictionary<string, byte[]>
        {
            ["manifest.json"] = Encoding.UTF8.GetBytes(manifest(parts["manifest.json"])),
            ["trees.txt"] = Encoding.UTF8.GetBytes(trees(parts["trees.txt"])),
        };
        Assert.False(changed["manifest.json"].AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(parts["manifest.json"]))
            && changed["trees.txt"].AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(parts["trees.txt"])));
        AtomicFile.Write(ModelPath, stream => SealedArchive.Write(stream, changed, DateTimeOffset.UnixEpoch.AddYears(40)));
    }

    private void WriteZip(Dictionary<string, string> parts)
    {
        using var archive = new ZipArchive(File.Create(ModelPath), ZipArchiveMode.Create);
        foreach (var (name, content) in parts)
        {
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            writer.Write(content);
        }
    }

    private static Dictionary<string, string> Parts(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        });
    }
}
