namespace MlPipeline.Kernel.Jupyter.Messages;

/// <summary>Frames that are no message of this kernel's front end.</summary>
internal sealed class MessageFormatException(string message, Exception? innerException = null) : Exception(message, innerException);
