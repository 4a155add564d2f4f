using Handbill.Groups.Contracts;

namespace Handbill.Desk.Folders;

/// <summary>
/// Keeps what somebody has brought between the look at it and their word: in memory, one file each, for a quarter of an hour. Who brings
/// another, or comes too late, brings it again.
/// </summary>
internal sealed class ImportTray(TimeProvider clock)
{
    private const int Most = 4;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();
    private readonly List<(AccountId By, string Ticket, byte[] Archive, DateTimeOffset Until)> _files = [];

    /// <summary>Keeps a file, and gives what it is asked for by.</summary>
    public string Put(AccountId by, byte[] archive)
    {
        var ticket = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        lock (_gate)
        {
            Sweep();
            _files.RemoveAll(file => file.By == by);
            if (_files.Count == Most)
            {
                _files.RemoveAt(0);
            }

            _files.Add((by, ticket, archive, clock.GetUtcNow() + Kept));
        }

        return ticket;
    }

    /// <summary>The file; null when it is no longer there, or somebody else's.</summary>
    public byte[]? Find(AccountId by, string? ticket)
    {
        lock (_gate)
        {
            Sweep();
            return _files.Find(file => file.By == by && file.Ticket == ticket).Archive;
        }
    }

    private void Sweep() => _files.RemoveAll(file => file.Until < clock.GetUtcNow());
}
