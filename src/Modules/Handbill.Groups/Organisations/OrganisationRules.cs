using Handbill.Kernel.Outcomes;
using Handbill.Ui.Assets;
using Handbill.Ui.Components;
using Handbill.Ui.Words;

namespace Handbill.Groups.Organisations;

/// <summary>What an organisation's settings may be. Pure.</summary>
internal static class OrganisationRules
{
    public static IEnumerable<Choice> LanguageChoices => Language.All.Select(language => new Choice(language.Code, language.OwnName));

    /// <summary>All that is wrong with them.</summary>
    public static IEnumerable<Refusal> Check(string name, string? language, string? timeZone, string? accent = null)
    {
        if (name.Length is 0 or > 120)
        {
            yield return new Refusal("Name", "Give the organisation a name of 1 to 120 characters.");
        }

        if (Language.All.All(one => one.Code != language))
        {
            yield return new Refusal("Language", "Choose one of the languages in the list.");
        }

        if (TimeZones.Find(timeZone) is null)
        {
            yield return new Refusal("TimeZone", "Choose one of the time zones in the list.");
        }

        if (!string.IsNullOrEmpty(accent) && Accent.Parse(accent) is null)
        {
            yield return new Refusal("Colour", "Write a colour as a number sign and six digits from 0 to f: #1c4f74.");
        }
    }
}
