using MlPipeline.ApiServer.Objects;

namespace MlPipeline.ApiServer.Selectors;

/// <summary>The objects a list, a watch or a delete of many is about.</summary>
internal sealed record ObjectSelector(string? Namespace, LabelSelector Labels, FieldSelector Fields)
{
    public bool SelectsAll => Labels.IsEmpty && Fields.IsEmpty;

    public bool Matches(StoredObject value) =>
        (Namespace is null || value.Key.Namespace == Namespace) && Labels.Matches(value.Labels) && Fields.Matches(value);
}
