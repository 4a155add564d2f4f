namespace Handbill.Distribution.Orders.Ipp;

/// <summary>What went wrong between us and a printer.</summary>
internal sealed class IppException(IppFault fault, int status, Exception? inner = null) : Exception($"The printer: {fault}, status {status:X4}", inner)
{
    public IppFault Fault { get; } = fault;

    /// <summary>The status that the printer answered; 0 for none.</summary>
    public int Status { get; } = status;
}

/// <summary>How it went wrong.</summary>
internal enum IppFault
{
    /// <summary>Nobody answers there, and nothing was sent.</summary>
    Away,

    /// <summary>The line broke after something was sent: it may have arrived.</summary>
    Broken,

    /// <summary>What answers is no printer.</summary>
    NoPrinter,

    /// <summary>It speaks in secret, and this machine does not know its certificate.</summary>
    Certificate,

    /// <summary>It has no such job, or no such queue.</summary>
    NotFound,

    /// <summary>It does not read such files.</summary>
    Format,

    /// <summary>It takes no jobs now.</summary>
    Closed,

    /// <summary>It wants somebody with a right that we do not have.</summary>
    Forbidden,

    /// <summary>It refuses for another reason.</summary>
    Refused,
}
