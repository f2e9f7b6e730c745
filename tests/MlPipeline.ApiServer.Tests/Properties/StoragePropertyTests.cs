using System.Text.Json.Nodes;
using CsCheck;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Storage;

namespace MlPipeline.ApiServer.Tests.Properties;

/// <summary>The store against a dictionary: any writes in any order, with the file closed and opened again in between.</summary>
public sealed class StoragePropertyTests
{
    private const int Writes = 40;

    [Fact]
    public Task Whatever_was_acknowledged_is_there_and_nothing_else() => Gen.Int.SampleAsync(
        async seed =>
        {
            var folder = Directory.CreateTempSubdirectory("storage-").FullName;
            try
            {
                await RunAsync(new Random(seed), Path.Combine(folder, "state.db"));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        },
        iter: 25);

    private static async Task RunAsync(Random random, string path)
    {
        var model = new SortedDictionary<string, (long Revision, string Content)>(StringComparer.Ordinal);
        var store = Open(path);
        try
        {
            var last = store.State.Revision;
            for (var write = 0; write < Writes; write++)
            {
                if (random.Next(10) == 0)
                {
                    store.Dispose();
                    store = Open(path);
                    Assert.Equal(last, store.State.Revision);
                }

                last = await WriteAsync(random, store, model, last);
                Check(model, store.State);
            }
        }
        finally
        {
            store.Dispose();
        }
    }

    private static async Task<long> WriteAsync(
        Random random, ObjectStore store, SortedDictionary<string, (long Revision, string Content)> model, long last)
    {
        var name = $"o{random.Next(6)}";
        var there = model.GetValueOrDefault(name).Revision;
        var expected = random.Next(4) == 0 ? random.NextInt64(last + 2) : there;
        var deletes = expected > 0 && random.Next(3) == 0;
        var content = $"{random.Next()}";
        var written = await store.WriteAsync(new StoreWrite(new ObjectKey("things", "space", name), expected, Encode(name, content), deletes));
        Assert.Equal(expected == there, written is not null);
        if (written is null)
        {
            return last;
        }

        Assert.True(written.Revision > last, $"revision {written.Revision} after {last}");
        if (deletes)
        {
            model.Remove(name);
        }
        else
        {
            model[name] = (written.Revision, content);
        }

        return written.Revision;
    }

    private static void Check(SortedDictionary<string, (long Revision, string Content)> model, StoreState state) => Assert.Equal(
        model.Select(entry => (entry.Key, entry.Value.Revision, entry.Value.Content)),
        state.List("things", "space").Select(value => (value.Key.Name, value.Revision, (string)value.Parse()["data"]!)).OrderBy(entry => entry.Name, StringComparer.Ordinal));

    private static ObjectStore Open(string path) => new(SqliteJournal.Open(path, 1 << 26), 16, []);

    private static EncodedObject Encode(string name, string content) => ObjectEncoder.Encode(new JsonObject
    {
        ["apiVersion"] = "v1",
        ["kind"] = "Thing",
        ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = "space", ["uid"] = name },
        ["data"] = content,
    });
}
