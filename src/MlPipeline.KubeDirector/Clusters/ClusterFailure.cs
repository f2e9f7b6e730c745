using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.KubeDirector.Clusters;

/// <summary>Finds out why a kdcluster did not become configured, and words it.</summary>
internal sealed class ClusterFailure(MemberLogReader logs, ObjectEvents events)
{
    private const int LinesToTell = 3;

    public async Task<PipelineException> DescribeAsync(
        KubeDirectorCluster cluster, KdClusterInfo info, string what, PipelineFault fault, CancellationToken cancellationToken)
    {
        var member = info.Members.FirstOrDefault(member => member.Problem is not null)
            ?? info.Members.FirstOrDefault(member => member.State != MemberStates.Configured);
        return member is null
            ? await DescribeWithoutMemberAsync(cluster, info, what, fault, cancellationToken).ConfigureAwait(false)
            : await DescribeMemberAsync(info, member, what, fault, cancellationToken).ConfigureAwait(false);
    }

    private async Task<PipelineException> DescribeMemberAsync(
        KdClusterInfo info, MemberInfo member, string what, PipelineFault fault, CancellationToken cancellationToken)
    {
        // What a start script writes is its problem in the first line and, where it knows one, the next step below.
        var words = (member.Problem ?? await LastLinesAsync(member, cancellationToken).ConfigureAwait(false)).Split('\n', 2, StringSplitOptions.TrimEntries);
        var problem = words[0].Length > 0 ? $": {words[0]}" : ".";
        var advice = words is [_, var rest] ? rest.ReplaceLineEndings(" ") + " " : "";
        return new PipelineException(
            fault,
            $"Kdcluster {info.Name} {what}: member {member.Pod} ({member.Role}) is in state \"{member.State}\"{problem}",
            $"{advice}#!kd-cluster logs --name {info.Name} --role {member.Role} shows its log.");
    }

    private async Task<PipelineException> DescribeWithoutMemberAsync(
        KubeDirectorCluster cluster, KdClusterInfo info, string what, PipelineFault fault, CancellationToken cancellationToken)
    {
        var happened = await events.ReadAsync(KubeDirectorGroup.ClusterKind, cluster.Metadata, cancellationToken).ConfigureAwait(false);
        var warning = happened.LastOrDefault(entry => entry.Type == "Warning")?.Message;
        return new PipelineException(
            fault,
            $"Kdcluster {info.Name} {what}; {(warning is null ? $"its operator calls it \"{info.State}\"" : $"its operator says: {warning}")}.",
            $"#!kd-cluster events --name {info.Name} shows what happened; wait longer with --timeout.");
    }

    private async Task<string> LastLinesAsync(MemberInfo member, CancellationToken cancellationToken)
    {
        try
        {
            var log = await logs.ReadAsync(member, LinesToTell, cancellationToken).ConfigureAwait(false);
            return string.Join(" | ", log.Lines);
        }
        catch (PipelineException)
        {
            // A pod that has not started has no log, and its state is told already.
            return "";
        }
    }
}
