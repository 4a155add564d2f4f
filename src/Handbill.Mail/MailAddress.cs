using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Handbill.Mail;

/// <summary>
/// One address to which mail goes: a dot-atom before the @ (RFC 5321, 4.1.2; RFC 6531 for letters beyond ASCII) and the ASCII name of a host after it.
/// Nothing in it can end a header or begin a second address. Two are equal when <see cref="Key"/> is.
/// </summary>
public sealed class MailAddress : IEquatable<MailAddress>
{
    /// <summary>The most bytes of a whole address, its host in ASCII.</summary>
    public const int MostBytes = 254;

    /// <summary>The most bytes before the @.</summary>
    public const int MostLocalBytes = 64;

    private MailAddress(string local, string host)
    {
        Local = local;
        Host = host;
        NeedsUtf8 = !Ascii.IsValid(local);
    }

    /// <summary>What stands before the @, as it was typed.</summary>
    public string Local { get; }

    /// <summary>What stands after the @, in lower case and ASCII (`xn--…`).</summary>
    public string Host { get; }

    /// <summary>True when only servers that offer SMTPUTF8 can take mail for it.</summary>
    public bool NeedsUtf8 { get; }

    /// <summary>The normal form by which duplicates are told: all in lower case, the host in ASCII. Mail goes to <see cref="ToString"/>, never to this.</summary>
    public string Key => $"{Local.ToLowerInvariant()}@{Host}";

    /// <summary>Reads one address, strictly.</summary>
    /// <param name="text">What was typed. Spaces around it are dropped, nothing else is.</param>
    /// <param name="address">The address.</param>
    /// <param name="problem">What is wrong; <see cref="AddressProblem.None"/> when it was read.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out MailAddress? address, out AddressProblem problem)
    {
        address = null;
        var typed = (text ?? "").Trim(' ');
        problem = Survey(typed);
        if (problem != AddressProblem.None)
        {
            return false;
        }

        var at = typed.IndexOf('@', StringComparison.Ordinal);
        var local = typed[..at];
        problem = IsLocal(local) ? AddressProblem.None : AddressProblem.Local;
        var host = HostName.Read(typed[(at + 1)..]);
        if (problem == AddressProblem.None && host is null)
        {
            problem = AddressProblem.Host;
        }

        if (problem == AddressProblem.None && (Encoding.UTF8.GetByteCount(local) is var bytes) && (bytes > MostLocalBytes || bytes + 1 + host!.Length > MostBytes))
        {
            problem = AddressProblem.TooLong;
        }

        address = problem == AddressProblem.None ? new MailAddress(local, host!) : null;
        return address is not null;
    }

    /// <summary>Reads an address of our own settings.</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public static MailAddress Parse(string text) =>
        TryParse(text, out var address, out var problem) ? address : throw new FormatException(problem.Say());

    /// <summary>The address as it goes on the wire.</summary>
    public override string ToString() => $"{Local}@{Host}";

    /// <inheritdoc/>
    public bool Equals(MailAddress? other) => other is not null && string.Equals(Key, other.Key, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MailAddress);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);

    /// <summary>The same mailbox elsewhere; the host is one that was read before.</summary>
    internal MailAddress At(string host) => new(Local, host);

    /// <summary>Another mailbox on the same host; null where the name is no mailbox's or too long.</summary>
    internal MailAddress? Named(string local) =>
        IsLocal(local) && Encoding.UTF8.GetByteCount(local) is var bytes && bytes <= MostLocalBytes && bytes + 1 + Host.Length <= MostBytes ? new MailAddress(local, Host) : null;

    /// <summary>What can be said before the two sides of the @ are looked at, by which people learn most.</summary>
    private static AddressProblem Survey(string typed)
    {
        // Nothing that long is read further, whatever it is.
        if (typed.Length > 4 * MostBytes)
        {
            return AddressProblem.TooLong;
        }

        if (typed.Length == 0)
        {
            return AddressProblem.Empty;
        }

        if (typed.EnumerateRunes().Any(IsUnseen))
        {
            // "Ana <ana@example.org>" is a name with an address more than it is an address with a space.
            return typed.AsSpan().ContainsAny("<>,;") ? AddressProblem.NotOne : AddressProblem.Unseen;
        }

        if (typed.Contains('"', StringComparison.Ordinal))
        {
            return AddressProblem.Quoted;
        }

        var at = typed.IndexOf('@', StringComparison.Ordinal);
        if (typed.AsSpan().ContainsAny("<>(),;") || at != typed.LastIndexOf('@'))
        {
            return AddressProblem.NotOne;
        }

        return at <= 0 || at == typed.Length - 1 ? AddressProblem.NoAt : AddressProblem.None;
    }

    /// <summary>A rune that stands for half a surrogate pair is taken for unseen too: it is U+FFFD, of which an address has none.</summary>
    private static bool IsUnseen(Rune rune) => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate;

    private static bool IsLocal(string local) =>
        local.Length > 0 && local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal) && local.EnumerateRunes().All(IsAtomText);

    private static bool IsAtomText(Rune rune) => rune.IsAscii
        ? char.IsAsciiLetterOrDigit((char)rune.Value) || "!#$%&'*+-/=?^_`{|}~.".Contains((char)rune.Value, StringComparison.Ordinal)
        : HostName.IsWritten(rune);
}
