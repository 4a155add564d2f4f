using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Stories;

/// <summary>A story's form as it was sent. Nothing is required by the type: what is wrong is told by <see cref="Check"/>, field by field.</summary>
internal sealed partial class StoryInput
{
    internal const int LongestHeadline = 400;
    internal const int LongestLine = 200;

    /// <summary>Ten sheets full; a file of an issue folder may have a megabyte.</summary>
    internal const int LongestBody = 100_000;

    /// <summary>Headline.</summary>
    public string? Headline { get; set; }

    /// <summary>A word or two over the headline.</summary>
    public string? Kicker { get; set; }

    /// <summary>Who wrote it, as printed.</summary>
    public string? Byline { get; set; }

    /// <summary>Markdown.</summary>
    public string? Body { get; set; }

    /// <summary>BCP 47 tag.</summary>
    public string? Language { get; set; }

    /// <summary>May be kept for the next issue.</summary>
    public bool MayBeHeld { get; set; }

    /// <summary>Day of the embargo, by the organisation's clock.</summary>
    public DateOnly? EmbargoDay { get; set; }

    /// <summary>Time of the embargo.</summary>
    public TimeOnly? EmbargoTime { get; set; }

    /// <summary>The revision that the writer had before them.</summary>
    public int BasedOn { get; set; }

    /// <summary>Language as it was before them.</summary>
    public string? WasLanguage { get; set; }

    /// <summary>What was chosen before them.</summary>
    public bool WasMayBeHeld { get; set; }

    /// <summary>The embargo before them, in ticks of UTC; 0 for none.</summary>
    public long WasEmbargo { get; set; }

    internal StoryText Text => StoryText.Typed(Headline, Kicker, Byline, Body);

    internal static StoryInput Of(Story story, TimeZoneInfo zone)
    {
        var input = new StoryInput();
        input.Show(StoryText.Of(story));
        input.Show(StorySettings.Of(story), zone);
        input.BasedOn = story.Revision;
        return input;
    }

    internal void Show(StoryText text) => (Headline, Kicker, Byline, Body) = (text.Headline, text.Kicker, text.Byline, text.Body);

    internal void Show(StorySettings settings, TimeZoneInfo zone)
    {
        (Language, MayBeHeld) = (settings.Language, settings.MayBeHeld);
        DateTimeOffset? until = settings.EmbargoUntil is { } moment ? TimeZoneInfo.ConvertTime(moment, zone) : null;
        EmbargoDay = until is { } day ? DateOnly.FromDateTime(day.DateTime) : null;
        EmbargoTime = until is { } time ? new TimeOnly(time.Hour, time.Minute) : null;
        Had(settings);
    }

    /// <summary>Notes what stands now as what the writer had before them.</summary>
    internal void Had(StorySettings settings) =>
        (WasLanguage, WasMayBeHeld, WasEmbargo) = (settings.Language, settings.MayBeHeld, settings.EmbargoUntil?.UtcTicks ?? 0);

    internal StorySettingsChange Settings(TimeZoneInfo zone)
    {
        DateTimeOffset? before = WasEmbargo > 0 && WasEmbargo < DateTime.MaxValue.Ticks ? new DateTimeOffset(WasEmbargo, TimeSpan.Zero) : null;
        var until = Embargo(zone);
        // A field shows minutes: who did not touch it has not changed the seconds.
        until = before is { } was && until is { } now && was.UtcTicks / TimeSpan.TicksPerMinute == now.UtcTicks / TimeSpan.TicksPerMinute ? before : until;
        return new StorySettingsChange(new StorySettings(WasLanguage ?? "", WasMayBeHeld, before), new StorySettings(Language!.Trim(), MayBeHeld, until));
    }

    /// <summary>What is wrong with it, by field.</summary>
    internal IEnumerable<(string Field, string Fault)> Check(IStringLocalizer<StoryWords> words)
    {
        var text = Text;
        if (text.Headline.Length == 0)
        {
            yield return (nameof(Headline), words["Write a headline: the item is found by it."]);
        }

        foreach (var (field, value, most) in new[]
        {
            (nameof(Headline), text.Headline, LongestHeadline), (nameof(Kicker), text.Kicker, LongestLine),
            (nameof(Byline), text.Byline, LongestLine), (nameof(Body), text.Body, LongestBody),
        })
        {
            if (value.Length > most)
            {
                yield return (field, words["This has {0} characters; {1} is the most. Cut it.", value.Length, most]);
            }
        }

        if (!IsLanguage(Language))
        {
            yield return (nameof(Language), words["Write the language as a code, such as en, es or pt-BR."]);
        }

        if (EmbargoDay is null && EmbargoTime is not null)
        {
            yield return (nameof(EmbargoDay), words["Choose the day too, or take the time out."]);
        }
    }

    internal static bool IsLanguage(string? tag) => tag?.Trim() is { Length: <= 35 } text && LanguageTag().IsMatch(text);

    private DateTimeOffset? Embargo(TimeZoneInfo zone)
    {
        if (EmbargoDay is not { } day || day.Year is < 2000 or > 2200)
        {
            return null;
        }

        var local = day.ToDateTime(EmbargoTime ?? TimeOnly.MinValue);
        // An hour that the clock leaves out in spring is the one after it.
        local = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LanguageTag();
}
