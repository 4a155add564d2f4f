using Handbill.Groups.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Groups.Accounts;

/// <summary>One sign-in on one device, so that its owner sees it and can end it.</summary>
internal sealed class Session
{
    public required SessionId Id { get; init; }

    public required AccountId AccountId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>To the hour, which is enough to tell a session of today from one of last month.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>Kind of browser and system, such as `Firefox on Android`; no version, no address.</summary>
    public required string Device { get; init; }

    public required SignInWay Way { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>
    /// Wrong passphrases and codes that this device has sent since, for the account that it was signed in to. They are counted apart from
    /// those of devices that nobody knows, so that a stranger's do not shut its owner out.
    /// </summary>
    public int WrongTries { get; set; }

    public static void Shape(EntityTypeBuilder<Session> session)
    {
        session.Property(one => one.Device).HasMaxLength(80);
        session.HasIndex(one => one.AccountId);
    }
}

/// <summary>How a session began.</summary>
internal enum SignInWay
{
    Passkey = 1,
    Passphrase = 2,
    RecoveryCode = 3,
    Link = 4,
}
