using k8s.Models;

namespace MlPipeline.Operator.Events;

/// <summary>An event that is to be written.</summary>
/// <param name="Regarding">Object it is about.</param>
/// <param name="Type"><c>Normal</c> or <c>Warning</c>.</param>
/// <param name="Reason">One of <see cref="EventReasons"/>.</param>
/// <param name="Message">What happened.</param>
/// <param name="Time">When.</param>
internal sealed record PendingEvent(V1ObjectReference Regarding, string Type, string Reason, string Message, DateTime Time)
{
    /// <summary>What makes two events the same one that happened again.</summary>
    public (string Uid, string Type, string Reason, string Message) Identity => (Regarding.Uid, Type, Reason, Message);
}
