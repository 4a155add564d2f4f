using System.Net.Sockets;

namespace Handbill.Mail;

/// <summary>
/// Holds back the end of a mail to a server on the same machine, so that between sending it and noting that it was sent there is one call of the system: a process that is killed before it leaves nothing behind,
/// for the connection is then reset with what waits. Linux alone can; elsewhere nothing is held.
/// </summary>
/// <param name="isNear">Whether the server is on this machine. Of one that is not, what was given is not known to have come.</param>
internal sealed class HeldSocket(bool isNear) : IHeldBytes
{
    // tcp(7).
    private const int Tcp = 6, Cork = 3;

    private static readonly byte[] On = BitConverter.GetBytes(1), Off = BitConverter.GetBytes(0);

    private readonly bool _can = isNear && OperatingSystem.IsLinux();

    /// <summary>The connection; null before there is one.</summary>
    public Socket? Socket { get; set; }

    public void Hold()
    {
        if (_can && Socket is { } socket)
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.SetRawSocketOption(Tcp, Cork, On);
        }
    }

    public void LetGo()
    {
        if (_can)
        {
            Socket?.SetRawSocketOption(Tcp, Cork, Off);
        }
    }

    public void End()
    {
        if (_can && Socket is { } socket)
        {
            socket.LingerState = new LingerOption(false, 0);
        }
    }
}
