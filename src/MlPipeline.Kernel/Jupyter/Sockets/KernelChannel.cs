namespace MlPipeline.Kernel.Jupyter.Sockets;

/// <summary>The channels between a front end and its kernel, without the heartbeat.</summary>
internal enum KernelChannel
{
    /// <summary>Requests that are answered one after another.</summary>
    Shell,

    /// <summary>Requests that are answered at once, also while a cell runs.</summary>
    Control,

    /// <summary>The kernel's questions to the reader.</summary>
    Stdin,

    /// <summary>Outputs and states, for every front end that listens.</summary>
    IOPub,
}
