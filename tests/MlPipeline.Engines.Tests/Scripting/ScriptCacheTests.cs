using MlPipeline.Engines.Scripting;
using MlPipeline.Engines.Scripting.Caching;

namespace MlPipeline.Engines.Tests.Scripting;

public sealed class ScriptCacheTests : IDisposable
{
    private static readonly ScriptImage Image = new([1, 2, 3], [4], "Type", "Method");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scripts-");
    private readonly ScriptCache _cache;
    private readonly ScriptKey _key = ScriptKey.Of("return 1;", ["System"], typeof(ScriptCacheTests));

    public ScriptCacheTests() => _cache = new ScriptCache(_folder.FullName);

    [Fact]
    public void What_was_kept_is_found_again()
    {
        _cache.Add(_key, Image);

        var found = _cache.Find(_key)!;

        Assert.Equal(Image.Assembly, found.Assembly);
        Assert.Equal(Image.Symbols, found.Symbols);
        Assert.Equal(("Type", "Method"), (found.Type, found.Method));
        Assert.Null(_cache.Find(ScriptKey.Of("return 2;", ["System"], typeof(ScriptCacheTests))));
        Assert.Null(_cache.Find(ScriptKey.Of("return 1;", ["System.IO"], typeof(ScriptCacheTests))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(40)]
    public void A_file_that_is_cut_off_counts_as_none(int length)
    {
        _cache.Add(_key, Image);
        var file = _folder.GetFiles().Single().FullName;
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..length]);

        Assert.Null(_cache.Find(_key));
    }

    [Fact]
    public void A_file_that_was_changed_counts_as_none()
    {
        _cache.Add(_key, Image);
        var file = _folder.GetFiles().Single().FullName;
        var bytes = File.ReadAllBytes(file);
        bytes[^1]++;
        File.WriteAllBytes(file, bytes);

        Assert.Null(_cache.Find(_key));
    }

    [Fact]
    public void No_more_than_so_many_are_kept()
    {
        for (var i = 0; i < 210; i++)
        {
            _cache.Add(ScriptKey.Of($"return {i};", [], typeof(ScriptCacheTests)), Image);
        }

        Assert.Equal(200, _folder.GetFiles().Length);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
