using System.Globalization;
using System.Security.Cryptography;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Site.Contracts;
using Handbill.Site.Reading;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Subscribers.Lists;

/// <summary>Puts the people of a list into the tables, and a question to each on its way: by the same round that sends articles, at the pace that their hosts are given.</summary>
internal sealed class SubscriberImport(HandbillDb db, IPost post, ISealedTexts texts, SiteFrame frame, IPublications publications, TimeProvider clock) : ISubscriberImport
{
    private const string Act = "subscriber.import", Elsewhere = "consent=elsewhere";

    private const int AtOnce = 2000;

    private static readonly TimeSpan BetweenAsks = TimeSpan.FromDays(1);

    public async Task<SubscriberImportReport> RunAsync(SubscriberImportOrder order, CancellationToken cancellation)
    {
        var (setting, _, languages) = await frame.BaseAsync(cancellation);
        if (!setting.IsOpen)
        {
            return Refuse("the public site is closed, and letters lead there: open it first");
        }

        if (await post.OpenAsync(cancellation) is not { } office)
        {
            return Refuse("no mail server is set up here, or its secrets were sealed by another data folder: set it up on the page “Mail” first");
        }

        var language = order.Language.Length > 0 ? order.Language : languages[0];
        if (!languages.Contains(language))
        {
            return Refuse($"the site has nothing in the language “{language}”: give one of {string.Join(", ", languages)}");
        }

        var text = ListTable.Decode(order.List);
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return Refuse("this is no text: save the list as CSV, in UTF-8");
        }

        var slugs = (await publications.AllAsync(cancellation)).Select(one => one.Slug).ToHashSet(StringComparer.Ordinal);
        var list = SubscriberList.Of(text, new ListLimits(language, languages.ToHashSet(StringComparer.Ordinal), slugs, order.TakesSlips));
        await using var act = await db.BeginActAsync(cancellation);
        var name = new Guid(SHA256.HashData(order.List).AsSpan(0, 16));
        if (order.HasConsent && await db.Set<AuditEntry>().Where(one => one.SubjectId == name && one.Act == Act && one.Detail.StartsWith(Elsewhere)).Select(one => (DateTimeOffset?)one.At).FirstOrDefaultAsync(cancellation) is { } before)
        {
            // Who left since then is kept nowhere, and would be written to once more.
            return Refuse(string.Create(CultureInfo.InvariantCulture, $"this very list was taken with --consent-given on {before:yyyy-MM-dd}, and who left since then would be written to again: bring in only who is new, or ask them by leaving --consent-given out"));
        }

        var taken = await TakeAsync(office, order, list, cancellation);
        if (!order.IsDryRun && taken > 0)
        {
            db.Record(new AuditAct(null, Act, "list", name, $"{(order.HasConsent ? Elsewhere : "consent=asked")},new={taken.ToString(CultureInfo.InvariantCulture)}"));
            await db.SaveActAsync(act, cancellation);
        }

        return new SubscriberImportReport { Read = list.Read, New = taken, Known = list.Readers.Count - taken, Twice = list.Twice, Faults = list.Faults, Faulty = list.Faulty };
    }

    // How many were new, or are asked again since they did not answer for a day.
    private async Task<int> TakeAsync(PostOffice office, SubscriberImportOrder order, SubscriberList list, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var mailing = new Mailing { Id = id, OfId = id, AskedAt = now };
        var asked = new List<Guid>();
        foreach (var some in list.Readers.Chunk(AtOnce))
        {
            var marked = some.Select(one => (Mark: SubscriberDesk.MarkOf(office, one.Address), Reader: one)).ToList();
            var marks = marked.ConvertAll(one => one.Mark);
            var there = await db.Set<Subscriber>().Where(one => EF.Parameter(marks).Contains(one.AddressMark)).ToDictionaryAsync(one => one.AddressMark, StringComparer.Ordinal, cancellation);
            var added = new List<Subscriber>();
            foreach (var (mark, reader) in marked)
            {
                if (!there.TryGetValue(mark, out var row))
                {
                    row = new Subscriber
                    {
                        Id = Guid.NewGuid(), AddressMark = mark, Address = order.IsDryRun ? [] : texts.Seal(SubscriberDesk.Address, reader.Address.ToString()), Language = reader.Wish.Language,
                        Publications = reader.Wish.Publications, Workplaces = reader.Wish.Workplaces, AskedAt = now, ConfirmedAt = order.HasConsent ? now : null,
                    };
                    added.Add(row);
                }
                else if (row.ConfirmedAt is not null || (!order.HasConsent && row.AskedAt > now - BetweenAsks))
                {
                    continue;
                }
                else
                {
                    (row.Language, row.Publications, row.Workplaces, row.AskedAt) = (reader.Wish.Language, reader.Wish.Publications, reader.Wish.Workplaces, now);
                    row.ConfirmedAt = order.HasConsent ? now : null;
                }

                asked.Add(row.Id);
            }

            if (!order.IsDryRun)
            {
                await db.SaveChangesAsync(cancellation);
                await db.PutNewAsync(added, cancellation);
            }

            db.ChangeTracker.Clear();
        }

        if (!order.IsDryRun && !order.HasConsent && asked.Count > 0)
        {
            db.Add(mailing);
            db.Record(new AuditAct(null, "site.mail", "mailing", mailing.Id));
            await db.SaveChangesAsync(cancellation);
            await db.PutNewAsync(asked.ConvertAll(one => new Delivery { MailingId = mailing.Id, SubscriberId = one, NextAt = now }), cancellation);
        }

        return asked.Count;
    }

    private static SubscriberImportReport Refuse(string why) => new() { Refused = why };
}
