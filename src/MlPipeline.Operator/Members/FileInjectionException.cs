namespace MlPipeline.Operator.Members;

/// <summary>A file that a role asks for could not be put into a member; the message says why.</summary>
internal sealed class FileInjectionException(string message, Exception innerException) : Exception(message, innerException);
