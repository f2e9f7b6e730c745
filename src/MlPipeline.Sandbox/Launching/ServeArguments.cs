using System.Globalization;

namespace MlPipeline.Sandbox.Launching;

/// <summary>The command line of the sandbox's process.</summary>
/// <param name="Home">Folder of the sandbox.</param>
/// <param name="Detach">Whether to let go of the terminal and write to the log file.</param>
/// <param name="Options">How to start.</param>
internal sealed record ServeArguments(string Home, bool Detach, SandboxStartOptions Options)
{
    public const string Verb = "serve";

    private const string HomeOption = "--home";
    private const string DetachOption = "--detach";
    private const string DataOption = "--data";
    private const string RowsOption = "--rows";
    private const string GatewayPortOption = "--gateway-port";
    private const string ApiPortOption = "--api-port";
    private const string WithoutOperatorOption = "--without-operator";

    /// <summary>Reads what follows the verb.</summary>
    public static ServeArguments Parse(ReadOnlySpan<string> arguments)
    {
        var parsed = new ServeArguments("", false, new SandboxStartOptions());
        for (var index = 0; index < arguments.Length; index++)
        {
            parsed = arguments[index] switch
            {
                DetachOption => parsed with { Detach = true },
                HomeOption => parsed with { Home = arguments[++index] },
                DataOption => parsed with { Options = parsed.Options with { DataFolder = arguments[++index] } },
                RowsOption => parsed with { Options = parsed.Options with { Rows = Number(arguments[++index]) } },
                GatewayPortOption => parsed with { Options = parsed.Options with { GatewayPort = Number(arguments[++index]) } },
                ApiPortOption => parsed with { Options = parsed.Options with { ApiServerPort = Number(arguments[++index]) } },
                WithoutOperatorOption => parsed with { Options = parsed.Options with { WithoutOperator = true } },
                var unknown => throw new FormatException($"The sandbox does not know the option {unknown}."),
            };
        }

        return parsed;
    }

    /// <summary>Writes what <see cref="Parse"/> reads.</summary>
    public IEnumerable<string> ToArguments()
    {
        List<string> arguments = [HomeOption, Home];
        if (Detach)
        {
            arguments.Add(DetachOption);
        }

        Add(DataOption, Options.DataFolder);
        Add(RowsOption, Options.Rows?.ToString(CultureInfo.InvariantCulture));
        Add(GatewayPortOption, Options.GatewayPort?.ToString(CultureInfo.InvariantCulture));
        Add(ApiPortOption, Options.ApiServerPort?.ToString(CultureInfo.InvariantCulture));
        if (Options.WithoutOperator)
        {
            arguments.Add(WithoutOperatorOption);
        }

        return arguments;

        void Add(string option, string? value)
        {
            if (value is not null)
            {
                arguments.AddRange([option, value]);
            }
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
