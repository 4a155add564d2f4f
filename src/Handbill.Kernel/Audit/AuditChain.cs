using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Handbill.Kernel.Audit;

/// <summary>
/// The chain of the audit trail: each entry's hash covers the one before, so that nothing in the middle can be changed or taken
/// out unseen by whoever kept a later hash. Pure.
/// </summary>
public static class AuditChain
{
    /// <summary>The hash before the first entry.</summary>
    public static readonly string Root = new('0', 64);

    /// <summary>The entry that follows.</summary>
    /// <param name="head">Where the trail ends.</param>
    /// <param name="act">What was done.</param>
    /// <param name="at">When.</param>
    /// <exception cref="ArgumentException">The act has characters that an act cannot have: it might carry a name.</exception>
    public static AuditEntry Next(AuditHead head, AuditAct act, DateTimeOffset at)
    {
        if (!IsCode(act.Act) || !IsCode(act.Subject) || (act.Detail.Length > 0 && !IsCode(act.Detail)))
        {
            throw new ArgumentException("Acts, subjects and details are codes: letters, digits and -.:=,", nameof(act));
        }

        var number = head.Number + 1;
        return new AuditEntry
        {
            Number = number,
            At = at,
            Actor = act.Actor,
            Act = act.Act,
            Subject = act.Subject,
            SubjectId = act.SubjectId,
            Detail = act.Detail,
            Hash = HashOf(head.Hash, number, at, act),
        };
    }

    /// <summary>Holds a trail against its own hashes.</summary>
    /// <param name="entries">All entries, in order.</param>
    /// <returns>How many hold, the last good hash, and the number of the first entry that does not hold; null when all do.</returns>
    public static async Task<AuditVerdict> VerifyAsync(IAsyncEnumerable<AuditEntry> entries)
    {
        var (count, hash) = (0L, Root);
        await foreach (var entry in entries)
        {
            var act = new AuditAct(entry.Actor, entry.Act, entry.Subject, entry.SubjectId, entry.Detail);
            if (entry.Number != count + 1 || !string.Equals(entry.Hash, HashOf(hash, entry.Number, entry.At, act), StringComparison.Ordinal))
            {
                return new AuditVerdict(count, hash, count + 1);
            }

            (count, hash) = (entry.Number, entry.Hash);
        }

        return new AuditVerdict(count, hash, null);
    }

    private static string HashOf(string before, long number, DateTimeOffset at, AuditAct act)
    {
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{before}|{number}|{at.UtcTicks}|{act.Actor?.ToString("N")}|{act.Act}|{act.Subject}|{act.SubjectId:N}|{act.Detail}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(line)));
    }

    private static bool IsCode(string text) =>
        text.Length is > 0 and <= 200 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or ':' or '=' or ',');
}

/// <summary>The last entry of a trail.</summary>
/// <param name="Number">Its number; 0 where there is none yet.</param>
/// <param name="Hash">Its hash; <see cref="AuditChain.Root"/> where there is none yet.</param>
public readonly record struct AuditHead(long Number, string Hash)
{
    /// <summary>Before the first entry.</summary>
    public static AuditHead None { get; } = new(0, AuditChain.Root);
}

/// <summary>What came of holding the trail against its hashes.</summary>
/// <param name="Entries">How many entries hold, from the first.</param>
/// <param name="Head">Hash of the last that holds, to be kept elsewhere.</param>
/// <param name="BrokenAt">Number of the first that does not; null when all hold.</param>
public readonly record struct AuditVerdict(long Entries, string Head, long? BrokenAt);
