using MlPipeline.Contracts.Repository;
using MlPipeline.Engines.Configuration;

namespace MlPipeline.Engines.Jobs;

/// <summary>The central repository as training code sees it. Paths are ready to be opened.</summary>
public sealed class TrainingRepository
{
    private const string SharedFolder = "shared";

    private readonly ContainerFiles _files;
    private readonly string _user;

    internal TrainingRepository(ContainerFiles files, string? user)
    {
        _files = files;
        _user = user is { Length: > 0 } ? user : SharedFolder;
    }

    /// <summary>The trips.</summary>
    public string Trips => _files.ToHost(TenantShare.TripsFile);

    /// <summary>The taxi zones with their centroids.</summary>
    public string Zones => _files.ToHost(TenantShare.ZonesFile);

    /// <summary>A file in the folder of the user's models.</summary>
    /// <param name="name">Name of the file.</param>
    /// <returns>Its path; the folder is there.</returns>
    public string Model(string name) => InFolder(TenantShare.Models(_user), name);

    /// <summary>A file in the folder of the user's scoring scripts.</summary>
    /// <param name="name">Name of the file.</param>
    /// <returns>Its path; the folder is there.</returns>
    public string Code(string name) => InFolder(TenantShare.Code(_user), name);

    /// <summary>Any file that the container knows.</summary>
    /// <param name="path">Absolute path inside the container, such as <c>/bd-fs-mnt/TenantShare/repo/data/other.csv</c>.</param>
    /// <returns>The path to open.</returns>
    public string Resolve(string path) => _files.ToHost(path);

    /// <summary>Writes a text file, over one that is there.</summary>
    /// <param name="path">What <see cref="Model"/>, <see cref="Code"/> or <see cref="Resolve"/> returned.</param>
    /// <param name="text">The text.</param>
    public void WriteText(string path, string text)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var draft = full + ".part";
        File.WriteAllText(draft, text);
        File.Move(draft, full, overwrite: true);
    }

    internal string NameInContainer(string path) =>
        File.Exists(path)
            ? _files.ToContainer(path)
            : throw new FileNotFoundException($"There is no file {_files.ToContainer(path)} to report as an artifact.", path);

    private string InFolder(string containerFolder, string name)
    {
        var path = _files.ToHost($"{containerFolder}/{name}");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
