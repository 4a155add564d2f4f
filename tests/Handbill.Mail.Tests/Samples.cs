using System.Text;
using MimeKit;

namespace Handbill.Mail.Tests;

/// <summary>A mailing as the site will make it.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Date = new(2026, 11, 27, 6, 0, 0, TimeSpan.FromHours(1));

    public static readonly TokenAddress Bounces = new(MailAddress.Parse("bounces@news.example.org"));

    public static Envelope Envelope { get; } = new()
    {
        FromName = "Der Kurier",
        From = MailAddress.Parse("kurier@news.example.org"),
        ReplyTo = MailAddress.Parse("redaktion@example.org"),
        Date = Date,
        Bounces = Bounces,
        ListId = "kurier.news.example.org",
        ListName = "Der Kurier, Werk Süd",
        UnsubscribeMailbox = new TokenAddress(MailAddress.Parse("unsubscribe@news.example.org")),
        Language = "de",
    };

    public static Addressee Addressee { get; } = To("ana@example.com", 1);

    public static MailPage Page { get; } = new()
    {
        Subject = "Löhne, Schichten, Züge: was der neue Vertrag für alle bringt, und was er nicht bringt",
        Language = "de",
        Masthead = "Der Kurier",
        Heading = "Was der Vertrag bringt",
        Standfirst = "Nach elf Wochen & drei Streiktagen",
        BodyHtml = "<p>Am <b>Montag</b> begann die Frühschicht später. <a href=\"https://news.example.org/x?a=1&amp;b=2\">Mehr</a></p>",
        BodyPlain = "Am Montag begann die Frühschicht später, weil die Halle kalt war und niemand hineingehen wollte, bevor die Heizung lief.\n",
        OnTheWeb = (new Uri("https://news.example.org/2026/vertrag"), "Im Web lesen"),
        Reason = "Sie erhalten den Kurier, weil Sie ihn bestellt haben.",
        UnsubscribeWords = "Abbestellen",
        Imprint = "Betriebsgruppe Süd\nWerkstraße 1",
    };

    public static Addressee To(string address, int number) => new()
    {
        To = MailAddress.Parse(address),
        MessageId = $"issue7.{number}",
        BounceToken = $"tok{number}",
        Unsubscribe = new Uri($"https://news.example.org/unsubscribe/tok{number}?x=1&y=2"),
        UnsubscribeToken = $"tok{number}",
    };

    public static MimeMessage Parse(byte[] bytes) => MimeMessage.Load(new MemoryStream(bytes));

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"));
}
