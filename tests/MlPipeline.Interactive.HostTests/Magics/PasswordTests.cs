using System.Text.Json;
using MlPipeline.Interactive.HostTests.Host;

namespace MlPipeline.Interactive.HostTests.Magics;

/// <summary>A login to the sandbox's gateway as to any platform's: by a password that the host asks its user for.</summary>
public sealed class PasswordTests(HostMachine machine, SandboxHost sandbox) : IClassFixture<SandboxHost>
{
    [Fact]
    public async Task Password_IsAskedFor()
    {
        sandbox.Host.Answer = Read("credentials.json").GetProperty("student2").GetString();

        var run = await LogInAsync();

        Assert.Null(run.Error);
        Assert.Contains("Password of student2", sandbox.Host.Prompts.Last(), StringComparison.Ordinal);
        Assert.Equal("student2", (await sandbox.RunAsync("Console.Write(kd.User);")).Console);
        Assert.DoesNotContain(sandbox.Host.Answer!, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Password_ThatIsWrong_IsRefused()
    {
        sandbox.Host.Answer = "wrong";

        Assert.StartsWith("The platform does not accept this password for student2.", (await LogInAsync()).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prompt_ThatIsClosed_SaysWhatToDoNext()
    {
        sandbox.Host.Answer = null;

        Assert.StartsWith("No password was given.\nRun the cell again", (await LogInAsync()).Error, StringComparison.Ordinal);
    }

    private Task<HostCommand> LogInAsync()
    {
        var running = Read("sandbox.json");
        string Text(string property) => running.GetProperty(property).GetString()!;
        return sandbox.RunAsync(
            $"#!kd-login --gateway {Text("gatewayUrl")} --tenant {Text("tenant")} --user student2 --ca-file \"{Text("certificateAuthorityFile")}\"");
    }

    private JsonElement Read(string file) => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(machine.SandboxHome, file)));
}
