using System.Collections.Concurrent;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Operator.Members;

/// <summary>Puts the files that a role asks for into its members, once a container.</summary>
internal sealed class FileInjections(IMemberAccess access)
{
    private readonly ConcurrentDictionary<MemberContainer, bool> _done = new();

    /// <exception cref="FileInjectionException">A file could not be put in place.</exception>
    public async Task InjectAsync(MemberContainer container, ClusterRole? role, CancellationToken cancellationToken)
    {
        if (role?.FileInjections is not { Count: > 0 } files || _done.ContainsKey(container))
        {
            return;
        }

        try
        {
            foreach (var file in files)
            {
                await access.InjectFileAsync(container, file, cancellationToken);
            }
        }
        catch (MemberAccessException exception)
        {
            throw new FileInjectionException(exception.Message, exception);
        }

        _done[container] = true;
    }
}
