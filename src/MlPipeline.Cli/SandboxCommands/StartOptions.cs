using System.CommandLine;
using MlPipeline.Sandbox.Launching;

namespace MlPipeline.Cli.SandboxCommands;

/// <summary>The options of a start.</summary>
internal sealed class StartOptions
{
    private readonly Option<string?> _data = new("--data")
    {
        Description = "Use the real trips of this folder: TLC's trip records or the workshop's own file, as CSV.",
        HelpName = "DIR",
    };

    private readonly Option<int?> _rows = new("--rows")
    {
        Description = "Generate this many trips (375000 unless told otherwise).",
        HelpName = "N",
    };

    private readonly Option<int?> _gatewayPort = new("--gateway-port")
    {
        Description = "Port of the platform's REST gateway; without it a free one is chosen once and kept.",
        HelpName = "PORT",
    };

    private readonly Option<int?> _apiPort = new("--api-port")
    {
        Description = "Port of the Kubernetes API; without it a free one is chosen once and kept.",
        HelpName = "PORT",
    };

    private readonly Option<bool> _withoutOperator = new("--without-operator")
    {
        Description = "Leave the kdclusters alone, for those who run an operator of their own ('mlpipeline operator').",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_data);
        command.Options.Add(_rows);
        command.Options.Add(_gatewayPort);
        command.Options.Add(_apiPort);
        command.Options.Add(_withoutOperator);
    }

    public SandboxStartOptions Read(ParseResult parsed) => new()
    {
        DataFolder = parsed.GetValue(_data),
        Rows = parsed.GetValue(_rows),
        GatewayPort = parsed.GetValue(_gatewayPort),
        ApiServerPort = parsed.GetValue(_apiPort),
        WithoutOperator = parsed.GetValue(_withoutOperator),
    };
}
