using k8s.Models;
using MlPipeline.Contracts.Pods;

namespace MlPipeline.Operator.Roles;

/// <summary>The init container that fills a new volume with what the image has in the persisted folders.</summary>
internal static class StorageInitContainer
{
    private const string Name = "init";
    private const string MountPath = "/mnt";
    private const string ProgressName = "etc/kubedirector-init-progress-bar.log";

    /// <summary>Where the container notes how far it is, as far as its copying program tells.</summary>
    public const string ProgressFile = $"{MountPath}/{ProgressName}";

    public static V1Container Create(string? image, V1ResourceRequirements resources, IReadOnlyList<string> folders) => new()
    {
        Name = Name,
        Image = image,
        Resources = resources,
        SecurityContext = new V1SecurityContext { RunAsUser = 0 },
        Command = ["/bin/bash", "-c"],
        Args = [Script(folders)],
        VolumeMounts = [new V1VolumeMount { Name = PersistentVolume.Name, MountPath = MountPath }],
    };

    /// <summary>Paths begin with the folder that stands for the container's root where there is one; in a real container there is none.</summary>
    private static string Script(IReadOnlyList<string> folders) =>
        $$"""
        set -e
        root="${{{PodEnvironment.Root}}:-}"
        target="$root{{MountPath}}"
        [ -f "$target/etc/kubedirector.init" ] && exit 0
        mkdir -p "$target/etc"
        cd "$root/"
        for folder in {{string.Join(' ', folders.Select(folder => "." + folder))}}; do
          mkdir -p "$target/$folder"
          [ -d "$folder" ] || continue
          if rsync --help 2>/dev/null | grep -q -- --info=; then
            rsync -a --relative --info=progress2 --log-file="$target/etc/kubedirector-init.log" "$folder" "$target" >> "$target/{{ProgressName}}"
          else
            echo "cp" > "$target/{{ProgressName}}"
            cp --parents -ax "$folder" "$target"
          fi
        done
        touch "$target/etc/kubedirector.init"
        """;
}
