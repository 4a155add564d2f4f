using System.Globalization;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Handbill.Ui.Components;

/// <summary>How a moment is said.</summary>
public enum Saying
{
    /// <summary>"Thursday 20:00, in 2 days".</summary>
    Moment,

    /// <summary>"in 2 days".</summary>
    Distance,

    /// <summary>"Thursday 26 November 2026".</summary>
    Date,

    /// <summary>"26 Nov", for columns.</summary>
    Short,

    /// <summary>"20:00".</summary>
    Time,
}

/// <summary>
/// A moment or a day in words, by the organisation's clock: <c>&lt;hb-when at="@issue.Lock" /&gt;</c> or <c>&lt;hb-when day="@issue.Date" as="Date" /&gt;</c>.
/// The exact moment stands in the element for programs, and is shown on hovering.
/// </summary>
[HtmlTargetElement("hb-when", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class WhenTag(PageSetting setting) : TagHelper
{
    /// <summary>The moment.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>The day, where there is no moment.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>How it is said.</summary>
    public Saying As { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var zone = (await setting.FaceAsync()).TimeZone;
        var language = setting.Language;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(setting.Now, zone).DateTime);
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (At is { } at)
        {
            var there = TimeZoneInfo.ConvertTime(at, zone);
            var day = DateOnly.FromDateTime(there.DateTime);
            var time = TimeOnly.FromDateTime(there.DateTime);
            output.Attributes.SetAttribute("datetime", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            output.Attributes.SetAttribute("title", $"{language.Date(day)} {language.Time(time)}");
            output.Content.SetContent(As switch
            {
                Saying.Distance => language.Distance(at, setting.Now, zone),
                Saying.Date => language.Date(day),
                Saying.Short => language.ShortDate(day, today),
                Saying.Time => language.Time(time),
                _ => language.When(at, setting.Now, zone),
            });
        }
        else if (Day is { } day)
        {
            output.Attributes.SetAttribute("datetime", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            output.Content.SetContent(As switch
            {
                Saying.Date => language.Date(day),
                Saying.Short => language.ShortDate(day, today),
                _ => language.Day(day, today),
            });
        }
        else
        {
            output.SuppressOutput();
        }
    }
}
