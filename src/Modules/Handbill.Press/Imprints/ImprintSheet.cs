using Handbill.Kernel.Outcomes;
using Handbill.Press.Contracts;
using Handbill.Press.Issues;
using Handbill.Ui.Components;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Handbill.Press.Imprints;

/// <summary>The form in which rules are chosen and filled in, of a publication or of an issue. The fields of rules appear when their choice was saved.</summary>
internal sealed class ImprintSheet
{
    /// <summary>The rules that may be chosen.</summary>
    public required IReadOnlyList<ImprintProfile> Offered { get; init; }

    /// <summary>Languages that fields and lines are in, the publication's own first.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Keys of the rules that are chosen.</summary>
    public required IReadOnlyList<string> Chosen { get; init; }

    /// <summary>What is filled in, by <see cref="ImprintSlot.Key"/>.</summary>
    public required Dictionary<string, string> Values { get; init; }

    /// <summary>The version that the form was filled from.</summary>
    public int Version { get; set; }

    public IEnumerable<ImprintProfile> Profiles => Chosen.Select(key => Offered.FirstOrDefault(profile => profile.Key == key)).OfType<ImprintProfile>();

    /// <summary>Rules that were chosen once and are not there any more.</summary>
    public IEnumerable<string> Gone => Chosen.Where(key => Offered.All(profile => profile.Key != key));

    /// <summary>The lines as they are printed, by language.</summary>
    public Dictionary<string, string> Lines => new ImprintValues(Values).Lines([.. Profiles], Languages, Languages[0]);

    /// <summary>The name that a value is sent under.</summary>
    public static string NameOf(ImprintSlot slot) => "v." + slot.Key;

    /// <summary>The place of a value on the page.</summary>
    public static string IdOf(ImprintSlot slot) => TagBuilder.CreateSanitizedId(NameOf(slot), "_");

    /// <summary>The form of what is saved.</summary>
    /// <param name="owner">Whose rules they are.</param>
    /// <param name="offered">The rules that may be chosen.</param>
    /// <param name="usual">Language of the publication.</param>
    /// <param name="others">Further languages that are printed; one with a region is asked for in its own way only where its language is not.</param>
    public static ImprintSheet Of(IImprintOwner owner, IEnumerable<ImprintProfile> offered, string usual, IEnumerable<string> others)
    {
        var tags = others.Prepend(usual).Distinct(StringComparer.Ordinal).ToList();
        return new ImprintSheet
        {
            Offered = [.. offered],
            Languages = [.. tags.Where(tag => tag == usual || Issues.Languages.Primary(tag) is var primary && (primary == tag || !tags.Contains(primary)))],
            Chosen = owner.ImprintProfiles,
            Values = owner.ImprintValues,
            Version = owner.Version,
        };
    }

    /// <summary>This with what was sent. Fields that were not on the page keep their values.</summary>
    public ImprintSheet Sent(IFormCollection form)
    {
        var wanted = form["Chosen"].OfType<string>().ToHashSet(StringComparer.Ordinal);
        var values = new Dictionary<string, string>(Values, StringComparer.Ordinal);
        foreach (var slot in Offered.SelectMany(profile => ImprintSlot.Of(profile, Languages)))
        {
            if (form.TryGetValue(NameOf(slot), out var sent))
            {
                var value = string.Join(' ', sent.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                values[slot.Key] = slot.Field.Kind == ImprintFieldKind.Issn ? value.ToUpperInvariant() : value;
            }
        }

        foreach (var (key, value) in values.Where(one => one.Value.Length == 0).ToList())
        {
            values.Remove(key);
        }

        return new ImprintSheet
        {
            Offered = Offered,
            Languages = Languages,
            Chosen = [.. Offered.Select(profile => profile.Key).Where(wanted.Contains)],
            Values = values,
            Version = int.TryParse(form["Version"], out var version) ? version : -1,
        };
    }

    /// <summary>What is wrong with the values. An empty one is not: it is asked for before an issue is locked.</summary>
    public IEnumerable<Refusal> Check() =>
        from profile in Profiles
        from slot in ImprintSlot.Of(profile, Languages)
        let mistake = ImprintValues.MistakeOf(slot, Values.GetValueOrDefault(slot.Key, ""))
        where mistake is not null
        select new Refusal(NameOf(slot), mistake.Words, mistake.Values);

    /// <summary>Writes it into whose rules they are. The version goes up by one.</summary>
    public void WriteTo(IImprintOwner owner)
    {
        (owner.ImprintProfiles, owner.ImprintValues, owner.ImprintLines) = ([.. Chosen], Values, Lines);
        owner.Version++;
    }

    public IEnumerable<Choice> Choices(IStringLocalizer<ImprintWords> words) => Offered.Select(profile => new Choice(
        profile.Key,
        profile.Name.For(Language.Current.Code),
        $"{(profile.Country.Length > 0 ? profile.Country : words["any country"].Value)}, {words.KindOf(profile)}. {profile.Source.For(Language.Current.Code)}"));
}
