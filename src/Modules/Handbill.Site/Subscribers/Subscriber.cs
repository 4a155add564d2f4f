using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Site.Subscribers;

/// <summary>
/// Somebody who asked to be written to. The address is sealed with a key of the server's; a keyed hash tells whether it is there already. The row is deleted when they leave.
/// </summary>
internal sealed class Subscriber
{
    /// <summary>The most letters of a list of slugs.</summary>
    public const int MostWishes = 1000;

    public required Guid Id { get; init; }

    /// <summary>HMAC-SHA256 of the address in its normal form, in hexadecimal.</summary>
    public required string AddressMark { get; init; }

    /// <summary>The address, sealed.</summary>
    public required byte[] Address { get; init; }

    /// <summary>Language of the letters, BCP 47.</summary>
    public required string Language { get; set; }

    /// <summary>Slugs of publications that they want, a space between; empty for all.</summary>
    public string Publications { get; set; } = "";

    /// <summary>Slugs of workplaces that they want besides, a space between.</summary>
    public string Workplaces { get; set; } = "";

    /// <summary>When the newest letter went out that asks whether it is theirs: there is one a day at most.</summary>
    public required DateTimeOffset AskedAt { get; set; }

    /// <summary>When they showed that the address is theirs; null before, and nothing but that question is written to them.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>How many letters in a row came back for a while; a hard refusal deletes the row.</summary>
    public int Bounces { get; set; }

    public static void Shape(EntityTypeBuilder<Subscriber> subscriber)
    {
        subscriber.Property(one => one.Id).ValueGeneratedNever();
        subscriber.Property(one => one.AddressMark).HasMaxLength(64);
        subscriber.Property(one => one.Language).HasMaxLength(35);
        subscriber.Property(one => one.Publications).HasMaxLength(MostWishes);
        subscriber.Property(one => one.Workplaces).HasMaxLength(MostWishes);
        subscriber.HasIndex(one => one.AddressMark).IsUnique();
        subscriber.HasIndex(one => new { one.ConfirmedAt, one.Id });
    }
}

/// <summary>One letter on its way to many: an article or a workplace's sheet to those who want it, what became of an article since to those who got it, or the question to those of a list whether they want letters.</summary>
internal sealed class Mailing
{
    public required Guid Id { get; init; }

    /// <summary>What it is of: the article, or the sheet; a note of an article; its own id where it asks those of a list.</summary>
    public required Guid OfId { get; init; }

    /// <summary>True where it asks those of a list whether they want letters.</summary>
    public bool AsksList => OfId == Id;

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When all were written to, or it was called off.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    public bool IsCalledOff { get; set; }

    public int Sent { get; set; }

    public int Refused { get; set; }

    public static void Shape(EntityTypeBuilder<Mailing> mailing)
    {
        mailing.Property(one => one.Id).ValueGeneratedNever();
        mailing.Ignore(one => one.AsksList);
        mailing.HasIndex(one => one.OfId).IsUnique();
        mailing.HasIndex(one => one.DoneAt);
    }
}

/// <summary>A letter of a mailing to one subscriber: there before it is sent, so that whatever dies, each goes out once.</summary>
internal sealed class Delivery
{
    public required Guid MailingId { get; init; }

    public required Guid SubscriberId { get; init; }

    public DeliveryState State { get; set; }

    /// <summary>Not to be tried before.</summary>
    public required DateTimeOffset NextAt { get; set; }

    public int Tries { get; set; }

    public static void Shape(EntityTypeBuilder<Delivery> delivery)
    {
        delivery.HasKey(one => new { one.MailingId, one.SubscriberId });
        delivery.HasOne<Mailing>().WithMany().HasForeignKey(one => one.MailingId);
        delivery.HasIndex(one => new { one.State, one.NextAt });
    }
}

/// <summary>How a letter stands.</summary>
internal enum DeliveryState
{
    /// <summary>Not sent yet.</summary>
    Waits = 0,

    /// <summary>Handed to the mail server.</summary>
    Sent = 1,

    /// <summary>The mail server will not have it.</summary>
    Refused = 2,
}
