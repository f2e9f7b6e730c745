using MlPipeline.Interactive.Declarations;

namespace MlPipeline.Interactive.Commands.Clusters;

/// <summary><c>#!kd-cluster</c>.</summary>
internal sealed class ClusterCommand(ClusterReads reads, ClusterChanges changes, ClusterWait wait, ClusterWatch watch)
{
    private const string NewCluster = "new ClusterDescription(\"inference-server-2\", \"deployment-engine\")";

    private static readonly OptionDeclaration RoleOption =
        new("role", "Only members of this role.", Default: "all roles", Completions: CompletionSource.Roles);

    private static readonly OptionDeclaration LinesOption =
        new("lines", "How many lines of each member.", ValueKind.WholeNumber, Default: $"{ClusterReads.DefaultLogLines}");

    private static readonly OptionDeclaration[] ConnectionOptions =
    [
        new("clusters", "Kdclusters to be connected to.", ValueKind.List, Completions: CompletionSource.Clusters),
        new("configmaps", "ConfigMaps, for example registered models.", ValueKind.List, Completions: CompletionSource.Models),
        new("secrets", "Secrets.", ValueKind.List),
    ];

    private static readonly OptionDeclaration[] FollowOptions = [SharedOptions.NoWait, SharedOptions.Timeout(ClusterWait.DefaultSeconds), SharedOptions.Out];

    public MagicCommand Create() => new(
        "kd-cluster",
        "List, create, follow, change and delete kdclusters.",
        [
            new MagicVerb(
                new VerbDeclaration(
                    "apps",
                    "List the kdapps that kdclusters can be made of, or show one.",
                    [new("name", "Show this one, with its roles and services.", Completions: CompletionSource.Apps), SharedOptions.Out],
                    Example: "#!kd-cluster apps\n#!kd-cluster apps --name training-engine",
                    CSharp: "await kd.Apps.ListAsync()"),
                reads.ShowAppsAsync),
            new MagicVerb(
                new VerbDeclaration("list", "List the kdclusters.", [SharedOptions.Out], Example: "#!kd-cluster list", CSharp: "await kd.Clusters.ListAsync()"),
                reads.ShowListAsync),
            new MagicVerb(Named("show", "Show a kdcluster with members, connections, endpoints and events.", "Get", SharedOptions.Out), reads.ShowAsync),
            new MagicVerb(
                new VerbDeclaration(
                    "apply",
                    "Create or change the objects of a manifest, of whatever kind.",
                    [new("file", "Take the manifest from this file, in the place of text below the line.")],
                    BodyRule.Optional,
                    BodyLanguage.Yaml,
                    "#!kd-cluster apply\napiVersion: kubedirector.hpe.com/v1beta1\nkind: KubeDirectorCluster\nmetadata:\n  name: jupyter-notebook-{{user}}\nspec: …",
                    "await kd.Clusters.ApplyAsync(File.ReadAllText(\"cluster.yaml\"))"),
                changes.ApplyAsync),
            new MagicVerb(
                new VerbDeclaration(
                    "create",
                    "Create a kdcluster from options, without YAML, and follow it until it is configured.",
                    [
                        new("name", "Name of the new kdcluster.", Required: true),
                        new("app", "The kdapp it is made of.", Required: true, Completions: CompletionSource.Apps),
                        new("members", "How many members each role shall have.", ValueKind.Map, Default: "the least that the kdapp allows"),
                        .. ConnectionOptions,
                        new("cpu", "CPU of each member.", Default: "1"),
                        new("memory", "Memory of each member.", Default: "2Gi"),
                        new("service-account", "Service account of the members.", Default: "ecp-tenant-member-sa"),
                        .. FollowOptions,
                    ],
                    Example: "#!kd-cluster create --name inference-server-2 --app deployment-engine --members \"RESTServer=2\" --configmaps model-{{user}}",
                    CSharp: $"await kd.Clusters.CreateAsync({NewCluster})"),
                changes.CreateAsync),
            new MagicVerb(
                new VerbDeclaration(
                    "wait",
                    "Wait until a kdcluster is configured and serves the models it is connected to.",
                    [
                        SharedOptions.ClusterName,
                        SharedOptions.Timeout(ClusterWait.DefaultSeconds),
                        new("model", "Look only at this model.", Completions: CompletionSource.Models),
                        new("model-version", "Wait for this version of the model.", Default: "the registered version", Completions: CompletionSource.ModelVersions),
                        SharedOptions.Out,
                    ],
                    Example: "#!kd-cluster wait --name jupyter-notebook-{{user}} --timeout 120",
                    CSharp: "await kd.Clusters.WaitAsync($\"jupyter-notebook-{kd.User}\", TimeSpan.FromSeconds(120))"),
                wait.RunAsync),
            new MagicVerb(
                new VerbDeclaration(
                    "watch",
                    "Show a kdcluster as it changes, for a time or until it is deleted.",
                    [
                        SharedOptions.ClusterName,
                        new("for", "How long to watch.", ValueKind.Seconds, Default: $"{ClusterWatch.DefaultSeconds} seconds"),
                        SharedOptions.Out,
                    ],
                    Example: "#!kd-cluster watch --name training-engine-shared --for 10",
                    CSharp: "await foreach (var cluster in kd.Clusters.WatchAsync(\"training-engine-shared\")) display(cluster);"),
                watch.RunAsync),
            new MagicVerb(
                Named("resources", "List the StatefulSets, pods and services that the operator made for a kdcluster.", "Resources", SharedOptions.Out),
                reads.ShowResourcesAsync),
            new MagicVerb(Named("endpoints", "List where the members of a kdcluster can be reached.", "Endpoints", SharedOptions.Out), reads.ShowEndpointsAsync),
            new MagicVerb(
                Named("open", "Open the page of a kdcluster in your browser: Jupyter of a notebook cluster, the statistics of a load balancer.", "Open", SharedOptions.Out),
                reads.OpenAsync),
            new MagicVerb(
                new VerbDeclaration(
                    "attachments",
                    "List what a kdcluster is connected to, and how that is.",
                    [
                        new("name", "Name of the kdcluster.", Default: "the notebook cluster that the cell runs in", Completions: CompletionSource.Clusters),
                        SharedOptions.Out,
                    ],
                    Example: "#!kd-cluster attachments --name jupyter-notebook-{{user}}",
                    CSharp: "await kd.Clusters.AttachmentsAsync($\"jupyter-notebook-{kd.User}\")"),
                reads.ShowAttachmentsAsync),
            new MagicVerb(Named("events", "List what happened to a kdcluster.", "Events", SharedOptions.Out), reads.ShowEventsAsync),
            new MagicVerb(
                Named("logs", "Show what the members of a kdcluster wrote.", "Logs", RoleOption, LinesOption, SharedOptions.Out), reads.ShowLogsAsync),
            new MagicVerb(
                new VerbDeclaration(
                    "scale",
                    "Change how many members a role has, and follow it.",
                    [
                        SharedOptions.ClusterName,
                        new("role", "The role.", Required: true, Completions: CompletionSource.Roles),
                        new("members", "How many members it shall have.", ValueKind.WholeNumber, Required: true),
                        .. FollowOptions,
                    ],
                    Example: "#!kd-cluster scale --name inference-server-{{user}} --role RESTServer --members 2",
                    CSharp: "await kd.Clusters.ScaleAsync($\"inference-server-{kd.User}\", \"RESTServer\", 2)"),
                changes.ScaleAsync),
            new MagicVerb(
                new VerbDeclaration(
                    "connect",
                    "Connect a kdcluster to more kdclusters, ConfigMaps or Secrets; no pod restarts.",
                    [SharedOptions.ClusterName, .. ConnectionOptions, .. FollowOptions],
                    Example: "#!kd-cluster connect --name jupyter-notebook-{{user}} --configmaps model-{{user}}",
                    CSharp: "await kd.Clusters.ConnectAsync($\"jupyter-notebook-{kd.User}\", KdConnections.None with { ConfigMaps = [$\"model-{kd.User}\"] })"),
                changes.ConnectAsync),
            new MagicVerb(
                new VerbDeclaration(
                    "disconnect",
                    "End connections of a kdcluster; no pod restarts.",
                    [SharedOptions.ClusterName, .. ConnectionOptions, .. FollowOptions],
                    Example: "#!kd-cluster disconnect --name jupyter-notebook-{{user}} --configmaps model-{{user}}",
                    CSharp: "await kd.Clusters.DisconnectAsync($\"jupyter-notebook-{kd.User}\", KdConnections.None with { ConfigMaps = [$\"model-{kd.User}\"] })"),
                changes.DisconnectAsync),
            new MagicVerb(Named("delete", "Delete a kdcluster and wait until it is gone.", "Delete"), changes.DeleteAsync),
            new MagicVerb(
                new VerbDeclaration(
                    "pipeline",
                    "Draw the six parts of your pipeline, each as it is now.",
                    [SharedOptions.Out],
                    Example: "#!kd-cluster pipeline",
                    CSharp: "await kd.Pipeline.GetAsync()"),
                reads.ShowPipelineAsync),
        ]);

    private static VerbDeclaration Named(string verb, string summary, string method, params OptionDeclaration[] more) => new(
        verb,
        summary,
        [SharedOptions.ClusterName, .. more],
        Example: $"#!kd-cluster {verb} --name training-engine-shared",
        CSharp: $"await kd.Clusters.{method}Async(\"training-engine-shared\")");
}
