namespace MlPipeline.Operator.Admission;

/// <summary>What a request wants to do to an object.</summary>
public enum AdmissionOperation
{
    /// <summary>Make it.</summary>
    Create,

    /// <summary>Change it.</summary>
    Update,

    /// <summary>Delete it.</summary>
    Delete,
}
