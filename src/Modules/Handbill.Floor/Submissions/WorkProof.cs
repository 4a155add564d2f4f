using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Handbill.Groups.Contracts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Handbill.Floor.Submissions;

/// <summary>
/// The work that a submission shows before anything of it is kept (as in Adam Back's hashcash, over SHA-256). The challenge is sealed with the server's key and
/// remembered nowhere; what was worked out holds for one sealed file, so that it cannot be spent twice.
/// </summary>
internal sealed class WorkProof(IDataProtectionProvider protection, TimeProvider clock)
{
    private const int LongestNonce = 20, LongestChallenge = 400;

    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    private readonly IDataProtector _protector = protection.CreateProtector("Handbill.Floor.Work");

    /// <summary>A challenge for a file of this length: a text to be hashed with the file's hash and a number, all with colons between.</summary>
    public string Challenge(GroupId group, int length, int bits)
    {
        var told = new byte[29];
        group.Value.TryWriteBytes(told);
        BinaryPrimitives.WriteInt32LittleEndian(told.AsSpan(16), length);
        BinaryPrimitives.WriteInt64LittleEndian(told.AsSpan(20), (clock.GetUtcNow() + Lasts).UtcTicks);
        told[28] = (byte)bits;
        return WebEncoders.Base64UrlEncode(_protector.Protect(told));
    }

    /// <summary>True when the work was done: for this group and file, on a challenge that still holds.</summary>
    /// <param name="group">The group.</param>
    /// <param name="length">Bytes of the file.</param>
    /// <param name="hash">The file's hash.</param>
    /// <param name="challenge">What was worked on.</param>
    /// <param name="nonce">What was found.</param>
    /// <param name="least">Zero bits that are wanted by now, should the challenge be from a quieter moment: else one would be asked for before a flood, and used for all of it.</param>
    public bool IsDone(GroupId group, int length, string hash, string? challenge, string? nonce, int least = 0) =>
        Worked(length, hash, challenge, nonce) is { } done && done.Group == group && done.Bits >= least;

    /// <summary>For which group work was done and how much of it; null when none was that its challenge asked for. It takes no look into the database.</summary>
    public (GroupId Group, int Bits)? Worked(int length, string hash, string? challenge, string? nonce)
    {
        if (challenge is not { Length: > 0 and <= LongestChallenge } || nonce is not { Length: > 0 and <= LongestNonce } || Read(challenge) is not { } told
            || BinaryPrimitives.ReadInt32LittleEndian(told.AsSpan(16)) != length
            || BinaryPrimitives.ReadInt64LittleEndian(told.AsSpan(20)) < clock.GetUtcNow().UtcTicks)
        {
            return null;
        }

        var bits = ZeroBits(SHA256.HashData(Encoding.UTF8.GetBytes($"{challenge}:{hash}:{nonce}")));
        return bits >= told[28] ? (new GroupId(new Guid(told.AsSpan(0, 16))), bits) : null;
    }

    /// <summary>How many bits are zero before the first that is not.</summary>
    public static int ZeroBits(ReadOnlySpan<byte> hash)
    {
        var zero = 0;
        foreach (var one in hash)
        {
            zero += BitOperations.LeadingZeroCount((uint)one) - 24;
            if (one != 0)
            {
                break;
            }
        }

        return zero;
    }

    private byte[]? Read(string challenge)
    {
        try
        {
            return _protector.Unprotect(WebEncoders.Base64UrlDecode(challenge)) is { Length: 29 } told ? told : null;
        }
        catch (Exception forged) when (forged is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
