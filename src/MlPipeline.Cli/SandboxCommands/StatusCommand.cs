using System.CommandLine;
using System.Globalization;
using MlPipeline.Sandbox.Launching;
using Spectre.Console;

namespace MlPipeline.Cli.SandboxCommands;

/// <summary><c>mlpipeline sandbox status</c>.</summary>
internal static class StatusCommand
{
    private const int WidthWithoutTerminal = 160;

    public static Command Create()
    {
        var command = new Command("status", "Show the parts of the sandbox, its pods, their ports and memory.");
        SandboxAction.Set(command, async (_, launcher, cancellationToken) =>
            Write(await launcher.StatusAsync(cancellationToken)));
        return command;
    }

    private static void Write(SandboxStatus status)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings());
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = WidthWithoutTerminal;
        }

        var all = status.ResidentBytes + status.Pods.Sum(pod => pod.ResidentBytes);
        var since = status.StartedAt.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        console.WriteLine($"Sandbox, process {status.ProcessId}, since {since}: {(status.Ready ? "ready for the labs" : "not ready yet")}");
        console.WriteLine($"Memory: {Megabytes(all)} in all, {Megabytes(status.ResidentBytes)} of it the sandbox itself");
        console.WriteLine($"Trips: {Describe(status.Trips)}");
        console.WriteLine($"Shared training cluster: {status.SharedCluster}");
        console.WriteLine();
        console.Write(Components(status));
        console.Write(Pods(status));
        console.Write(Ports(status));
    }

    private static Table Components(SandboxStatus status)
    {
        var table = NewTable("part", "state", "address");
        foreach (var component in status.Components)
        {
            Add(table, component.Name, component.State, component.Address ?? "");
        }

        return table;
    }

    private static Table Pods(SandboxStatus status)
    {
        var table = NewTable("namespace", "pod", "state", "ready", "process", "restarts", "memory");
        foreach (var pod in status.Pods)
        {
            Add(
                table,
                pod.Namespace,
                pod.Name,
                pod.State,
                pod.Ready ? "yes" : "no",
                pod.ProcessId == 0 ? "" : pod.ProcessId.ToString(CultureInfo.InvariantCulture),
                pod.Restarts.ToString(CultureInfo.InvariantCulture),
                pod.ProcessId == 0 ? "" : Megabytes(pod.ResidentBytes));
        }

        return table;
    }

    private static Table Ports(SandboxStatus status)
    {
        var table = NewTable("service", "port", "published at");
        foreach (var port in status.Ports)
        {
            Add(table, port.Service, port.ServicePort.ToString(CultureInfo.InvariantCulture), port.Address);
        }

        return table;
    }

    private static Table NewTable(params string[] columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns(columns);
        return table;
    }

    private static void Add(Table table, params string[] cells) => table.AddRow(cells.Select(Markup.Escape).ToArray());

    private static string Describe(TripsStatus trips) =>
        trips.Detail.Length > 0 ? $"{trips.State} from {trips.Source}: {trips.Detail}" : $"{trips.State} from {trips.Source}";

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024.0):0} MB");
}
