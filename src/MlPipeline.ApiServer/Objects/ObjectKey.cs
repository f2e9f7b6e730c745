namespace MlPipeline.ApiServer.Objects;

/// <summary>Where an object is stored.</summary>
/// <param name="Resource">Storage name of its resource, <c>pods</c> or <c>statefulsets.apps</c>.</param>
/// <param name="Namespace">Its namespace, empty for cluster-scoped objects.</param>
/// <param name="Name">Its name.</param>
internal readonly record struct ObjectKey(string Resource, string Namespace, string Name);
