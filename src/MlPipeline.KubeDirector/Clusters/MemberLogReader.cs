using System.Globalization;
using MlPipeline.KubeDirector.Connection;

namespace MlPipeline.KubeDirector.Clusters;

/// <summary>Reads the last lines of a member's container.</summary>
internal sealed class MemberLogReader(ApiClient api, ApiPaths paths)
{
    public async Task<MemberLog> ReadAsync(MemberInfo member, int lines, CancellationToken cancellationToken)
    {
        var path = $"{ApiPaths.Named(paths.Pods, member.Pod)}/log?tailLines={lines.ToString(CultureInfo.InvariantCulture)}";
        var text = await api.GetTextAsync(path, cancellationToken).ConfigureAwait(false);
        return new MemberLog(member.Role, member.Pod, text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n'));
    }
}
