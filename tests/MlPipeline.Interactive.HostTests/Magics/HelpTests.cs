using MlPipeline.Interactive.HostTests.Host;

namespace MlPipeline.Interactive.HostTests.Magics;

public sealed class HelpTests(LoadedHost loaded) : IClassFixture<LoadedHost>
{
    [Fact]
    public async Task EveryMagicAndVerb_HasHelp()
    {
        var listed = await loaded.RunAsync("""
            foreach (var command in kdMagics.Commands)
            {
                Console.WriteLine(command.Magic);
                foreach (var verb in command.Verbs.Where(verb => verb.Name.Length > 0))
                {
                    Console.WriteLine($"{command.Magic} {verb.Name}");
                }
            }
            """);
        var lines = listed.Console.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("#!kd-cluster apply", lines);

        foreach (var line in lines)
        {
            var help = await loaded.RunAsync($"{line} --help");
            Assert.True(help.Error is null, $"{line} --help: {help.Error}");
            Assert.Contains(line, Assert.Single(help.Displayed), StringComparison.Ordinal);
        }
    }
}
