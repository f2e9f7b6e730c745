using System.Text;
using k8s;
using k8s.Exceptions;
using k8s.KubeConfigModels;
using YamlDotNet.Core;

namespace MlPipeline.KubeDirector.Connection;

/// <summary>A kubeconfig with one of its contexts chosen.</summary>
public sealed class Kubeconfig
{
    private readonly K8SConfiguration _configuration;
    private readonly Context _context;

    private Kubeconfig(K8SConfiguration configuration, string? context)
    {
        _configuration = configuration;
        var name = context ?? configuration.CurrentContext;
        _context = configuration.Contexts?.FirstOrDefault(candidate => candidate.Name == name)
            ?? throw new PipelineException(
                PipelineFault.NotFound,
                string.IsNullOrEmpty(name) ? "The kubeconfig has no current context." : $"The kubeconfig has no context {name}.",
                $"Choose one with --context: {string.Join(", ", configuration.Contexts?.Select(candidate => candidate.Name) ?? [])}.");
    }

    /// <summary>Name of the chosen context.</summary>
    public string Context => _context.Name;

    /// <summary>Name under which the context's credentials stand in the file.</summary>
    public string User => _context.ContextDetails?.User ?? "";

    /// <summary>Namespace of the context, or <c>default</c>.</summary>
    public string Namespace => _context.ContextDetails?.Namespace is { Length: > 0 } value ? value : "default";

    /// <summary>Reads the text of a kubeconfig.</summary>
    /// <param name="yaml">Its text.</param>
    /// <param name="context">The context to choose, or null for the current one.</param>
    /// <returns>The kubeconfig.</returns>
    public static Kubeconfig Parse(string yaml, string? context = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(yaml));
        return Load("the kubeconfig", () => KubernetesClientConfiguration.LoadKubeConfig(stream), context);
    }

    /// <summary>Reads a kubeconfig file; paths in it are relative to its folder.</summary>
    /// <param name="path">The file.</param>
    /// <param name="context">The context to choose, or null for the current one.</param>
    /// <returns>The kubeconfig.</returns>
    public static Kubeconfig Read(string path, string? context = null) =>
        Load($"the kubeconfig {path}", () => KubernetesClientConfiguration.LoadKubeConfig(new FileInfo(path)), context);

    /// <summary>The kubeconfig with the chosen context and nothing else, so that handing it on hands on no other access.</summary>
    /// <returns>YAML.</returns>
    public string ToYaml()
    {
        var details = _context.ContextDetails;
        return KubernetesYaml.Serialize(new K8SConfiguration
        {
            ApiVersion = "v1",
            Kind = "Config",
            CurrentContext = _context.Name,
            Contexts = [_context],
            Clusters = [.. _configuration.Clusters.Where(cluster => cluster.Name == details.Cluster)],
            Users = [.. (_configuration.Users ?? []).Where(user => user.Name == details.User)],
        });
    }

    internal KubernetesClientConfiguration ToClientConfiguration()
    {
        try
        {
            var configuration = KubernetesClientConfiguration.BuildConfigFromConfigObject(_configuration, _context.Name);
            configuration.UserAgent = "mlpipeline";
            return configuration;
        }
        catch (KubeConfigException error)
        {
            throw Unusable($"context {_context.Name}", error);
        }
    }

    private static Kubeconfig Load(string what, Func<K8SConfiguration> load, string? context)
    {
        try
        {
            return new Kubeconfig(load() ?? throw new KubeConfigException("It is empty."), context);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or KubeConfigException or YamlException)
        {
            throw Unusable(what, error);
        }
    }

    private static PipelineException Unusable(string what, Exception error) => new(
        PipelineFault.Rejected,
        $"{char.ToUpperInvariant(what[0])}{what[1..]} cannot be used: {error.Message.ReplaceLineEndings(" ")}",
        "Fetch it anew with #!kd-login, or name another file with --kubeconfig.",
        error);
}
