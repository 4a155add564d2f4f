using System.Globalization;
using System.Security.Cryptography;
using Handbill.Groups.Contracts;
using Handbill.Groups.Post;
using Handbill.Kernel.Data;
using Handbill.Site.Articles;
using Handbill.Site.Publishing;
using Handbill.Site.Settings;
using Handbill.Site.Subscribers;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Instances;

/// <summary>An open site whose subscribers are written to by a mail server on this machine.</summary>
internal static class WrittenTo
{
    private const int Hosts = 500, Batch = 5_000;

    /// <summary>Puts in the site, the mail server with a key that signs, and confirmed subscribers at hosts of example.org.</summary>
    /// <param name="services">Of a scope.</param>
    /// <param name="port">The mail server's.</param>
    /// <param name="many">How many subscribers.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task FillAsync(IServiceProvider services, int port, int many, CancellationToken cancellation)
    {
        var (db, texts) = (services.GetRequiredService<HandbillDb>(), services.GetRequiredService<ISealedTexts>());
        using var key = RSA.Create(2048);
        db.Add(new SiteSetting { IsOpen = true, Host = "https://news.example.org", Language = "en", Version = 1 });
        db.Add(new MailSetting
        {
            Host = "127.0.0.1", Port = port, Safety = MailSafety.None, From = "news@example.org", DkimSelector = "hb", DkimKey = texts.Seal(PostRoom.Dkim, key.ExportPkcs8PrivateKeyPem()),
            Secret = texts.Seal(PostRoom.Secret, PostRoom.NewSecret()), PerMinute = 1_000_000, Version = 1,
        });
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        foreach (var numbers in Enumerable.Range(0, many).Chunk(Batch))
        {
            db.AddRange(numbers.Select(number => new Subscriber
            {
                Id = Guid.CreateVersion7(), AddressMark = Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(number))), Language = "en", AskedAt = DateTimeOffset.UtcNow, ConfirmedAt = DateTimeOffset.UtcNow,
                Address = texts.Seal(SubscriberDesk.Address, string.Create(CultureInfo.InvariantCulture, $"reader{number}@host{number % Hosts}.example.org")),
            }));
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Publishes an article and begins to send it.</summary>
    /// <exception cref="InvalidOperationException">It did not begin.</exception>
    public static async Task BeginAsync(IServiceProvider services, string headline, string body, CancellationToken cancellation)
    {
        var article = await services.GetRequiredService<SiteDesk>().WriteNewAsync(new ArticleText { Headline = headline, Body = body }, "en", DateTimeOffset.UtcNow.AddMinutes(-1), cancellation);
        if (!await services.GetRequiredService<Mailings>().BeginAsync(article, cancellation))
        {
            throw new InvalidOperationException("The mailing did not begin.");
        }
    }
}
