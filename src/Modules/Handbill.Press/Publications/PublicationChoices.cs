using Handbill.Press.Styles;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Text;
using Handbill.Ui.Components;
using Handbill.Ui.Words;
using Microsoft.Extensions.Localization;

namespace Handbill.Press.Publications;

/// <summary>What there is to choose from: the press' own lists, so that nothing can be chosen that it cannot set.</summary>
internal static class PublicationChoices
{
    private static readonly Choice[] Zones =
        [.. TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId && (zone.Id == "UTC" || zone.Id.Contains('/', StringComparison.Ordinal)))
            .Select(zone => zone.Id).Order(StringComparer.Ordinal).Select(id => new Choice(id, id.Replace('_', ' ')))];

    /// <summary>Languages by tag, with their own names where the screens speak them.</summary>
    public static IEnumerable<Choice> Languages(string? chosen) => WithChosen(
        LanguageTags.All.Select(tag => new Choice(tag, Language.Find(tag) is { } spoken ? $"{spoken.OwnName} ({tag})" : tag)), chosen);

    public static IEnumerable<Choice> Sheets { get; } = [.. Sheet.All.Select(sheet => new Choice(sheet.Name, sheet.Name))];

    public static IEnumerable<Choice> TimeZones(string? chosen) => WithChosen(Zones, chosen);

    public static IEnumerable<Choice> Styles(IStringLocalizer words) =>
        [new Choice("", words["the usual one"]), .. ShippedStyles.Default.Names.Select(name => new Choice(name, name))];

    // A tag with a region, or a zone of another machine, is kept though no list names it.
    private static IEnumerable<Choice> WithChosen(IEnumerable<Choice> choices, string? chosen) =>
        string.IsNullOrEmpty(chosen) || choices.Any(choice => choice.Value == chosen) ? choices : choices.Append(new Choice(chosen, chosen));
}
