namespace MlPipeline.ApiServer.Admission;

/// <summary>What a write does to an object.</summary>
internal enum AdmissionOperation
{
    /// <summary>Makes it.</summary>
    Create,

    /// <summary>Changes it.</summary>
    Update,

    /// <summary>Deletes it.</summary>
    Delete,
}
