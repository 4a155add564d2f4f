using System.Buffers.Text;
using System.Globalization;
using Handbill.Groups.Contracts;

namespace Handbill.Site.Subscribers;

/// <summary>
/// What a letter asks its reader to confirm. It stands whole and sealed in the letter's link: what somebody chose in whosever name is kept nowhere before, and the link can say nothing but what the letter asked.
/// </summary>
/// <param name="Subscriber">Whose row.</param>
/// <param name="Wish">What is to be sent.</param>
/// <param name="AskedAt">When it was asked, to the second.</param>
internal sealed record SubscriberQuestion(Guid Subscriber, SubscriberWish Wish, DateTimeOffset AskedAt)
{
    /// <summary>How long its answer is waited for; an address that nobody confirms is deleted then.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    private const string Purpose = "SubscriberQuestion";

    private const int MostLetters = 8000;

    /// <summary>What stands in the link.</summary>
    public string Seal(ISealedTexts texts) => Base64Url.EncodeToString(texts.Seal(
        Purpose, string.Create(CultureInfo.InvariantCulture, $"{Subscriber:N}\n{AskedAt.ToUnixTimeSeconds()}\n{Wish.Language}\n{Wish.Publications}\n{Wish.Workplaces}")));

    /// <summary>Reads what stands in a link.</summary>
    /// <param name="texts">Opens it.</param>
    /// <param name="token">Anything at all.</param>
    /// <param name="now">The time.</param>
    /// <returns>Null for what is none of ours, or too old.</returns>
    public static SubscriberQuestion? Read(ISealedTexts texts, string? token, DateTimeOffset now)
    {
        if (token is null || token.Length > MostLetters || !Base64Url.IsValid(token) || texts.Open(Purpose, Base64Url.DecodeFromChars(token)) is not { } text)
        {
            return null;
        }

        var lines = text.Split('\n');
        var asked = DateTimeOffset.FromUnixTimeSeconds(long.Parse(lines[1], CultureInfo.InvariantCulture));
        return asked + Lasts < now ? null : new SubscriberQuestion(Guid.Parse(lines[0], CultureInfo.InvariantCulture), new SubscriberWish(lines[2], lines[3], lines[4]), asked);
    }
}
