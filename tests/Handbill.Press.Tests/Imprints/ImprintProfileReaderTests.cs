using CsCheck;
using Handbill.Press.Imprints;
using Handbill.Press.Issues;
using Handbill.Press.Tests.Issues;

namespace Handbill.Press.Tests.Imprints;

public sealed class ImprintProfileReaderTests
{
    private const string Good = """
        key: own-rules
        name: {en: Own rules, es: Reglas propias}
        country: ES
        kind: newsletter
        source: A usage of ours
        fields:
          printer:
            kind: organisation
            required: true
            label: Printer
            rule: Whoever prints is named.
          issn:
            kind: issn
            by: [language, medium]
            required: print
            label: ISSN
            rule: A serial shows its number.
          mark:
            kind: union-mark
            label: Mark
        line:
          en: "Printed by {printer}.[ ISSN {issn.print} (print)][, {issn.online} (online)][ {mark.holder}, no. {mark.number}]"
          es: "Imprime {printer}. ISSN {issn.print}"

        """;

    private static readonly string[] Pieces =
    [
        "\n", "  ", "\t", "{", "}", "[", "]", "{printer}", "{issn.", "key: x\n", "fields:\n", "line: {}\n", "required: maybe\n", "by: [x]\n", "kind: issn\n", "es: ", "xx: ", "\"", "'", "&a ", "*a", "!t ", ": ", "- ",
        "|\n", ">\n", "---\n", "...\n", "\0", "\uD800", "\u2028", "é", "العمل", "#", "null", "~", "{{", "]]", "[[", "{}", "country: \n", "? ", "@",
    ];

    [Fact]
    public void Shipped_ones_are_read_and_say_that_they_are_no_legal_advice()
    {
        ShippedProfiles.Default.Faults.ShouldBeEmpty();
        ShippedProfiles.Default.All.Select(profile => profile.Key).ShouldBe(["de-press", "es-legal-deposit", "fr-press", "gb-election", "printer-and-publisher", "union-mark"]);
        foreach (var profile in ShippedProfiles.Default.All)
        {
            ShippedProfiles.Default.TextOf(profile.Key).ShouldNotBeNull().ShouldContain("not legal");
            profile.Source.For("en").ShouldContain("not legal advice");
            profile.Source.For("es").ShouldContain("no asesoramiento");
            profile.Source.For("fr").ShouldContain("pas un conseil");
            profile.Fields.Where(field => field.Demand != ImprintDemand.Never).ShouldAllBe(field => field.Rule.For("en").Length > 0 && field.Rule.For("es") != field.Rule.For("en") && field.Rule.For("fr") != field.Rule.For("en"));
        }
    }

    [Fact]
    public void Good_rules_are_read_whole()
    {
        FaultsOf(Good, out var profile).ShouldBeEmpty();
        (profile!.Key, profile.Country, profile.Kind, profile.Name.For("es-MX"), profile.Name.For("fr")).ShouldBe(("own-rules", "ES", "newsletter", "Reglas propias", "Own rules"));
        profile.Fields.Select(field => (field.Key, field.Kind, field.Demand, field.IsByLanguage, field.IsByMedium)).ShouldBe(
        [
            ("printer", ImprintFieldKind.Organisation, ImprintDemand.Always, false, false),
            ("issn", ImprintFieldKind.Issn, ImprintDemand.Print, true, true),
            ("mark", ImprintFieldKind.UnionMark, ImprintDemand.Never, false, false),
        ]);
    }

    [Fact]
    public void Rules_that_the_guide_shows_are_read()
    {
        var guide = File.ReadAllText(Path.Combine(Corpus.Root(), "docs", "desk", "imprint.md"));
        var start = guide.IndexOf("key: ", StringComparison.Ordinal);
        FaultsOf(guide[start..guide.IndexOf("```", start, StringComparison.Ordinal)], out var profile).ShouldBeEmpty();
        profile!.Fields.Select(field => field.Key).ShouldBe(["printer", "issn"]);
    }

    [Theory]
    [InlineData("key: own-rules\n", "", "own.yaml:1: `key` is missing, add a line such as `key: own-rules`")]
    [InlineData("key: own-rules", "key: Own rules", "own.yaml:1: `Own rules` cannot be a key, write up to 40 lower-case letters, digits and hyphens, a letter first, such as printer-address")]
    [InlineData("country: ES", "country: Spain", "own.yaml:3: `country` is `Spain`, write two capitals such as GB or ES, or leave it out for any country")]
    [InlineData("kind: newsletter", "kind: blog", "own.yaml:4: `kind` is `blog`, write one of newsletter, newspaper, leaflet, election-leaflet, or leave it out for any")]
    [InlineData("source:", "sources:", "own.yaml:5: unknown field `sources`, write `source` if that is meant")]
    [InlineData("{en: Own rules", "{english: Own rules", "own.yaml:2: the language `english` is not known, write `en` if that is meant")]
    [InlineData("kind: organisation", "kind: firm", "own.yaml:8: `kind` is `firm`, write one of text, address, person, organisation, issn, date, union-mark")]
    [InlineData("required: true", "required: perhaps", "own.yaml:9: `required` is `perhaps`, write true, false, print or online")]
    [InlineData("    rule: Whoever prints is named.\n", "", "own.yaml:8: `rule` is missing, add a line such as `rule: …`")]
    [InlineData("by: [language, medium]", "by: [region]", "own.yaml:14: `by` has `region`, write [language], [medium] or [language, medium]")]
    [InlineData("Printed by {printer}.", "Printed by {printr}.", "own.yaml:22: the line has a place `{printr}` that no field fills, write `{printer}` if that is meant")]
    [InlineData("Printed by {printer}.", "Printed.", "own.yaml:22: the line leaves out `{printer}`, which is required, put it in, or write `required: false`")]
    [InlineData("ISSN {issn.print}\"", "ISSN {issn.print}, {issn.online}\"", "own.yaml:23: `{issn.online}` may stay empty and the line needs it, put it and the words around it into square brackets, which are left out when it is empty")]
    [InlineData("[, {issn.online} (online)]", "[, {issn.online} (online)", "own.yaml:22: a `[` stands inside brackets in the line, write places such as {printer}, and brackets around what may be left out")]
    [InlineData("{mark.holder}, no.", "{mark}, no.", "own.yaml:22: the line has a place `{mark}` that no field fills, write one of printer, issn.print, issn.online, mark.holder, mark.number, mark.ends")]
    public void What_is_wrong_is_told_with_its_line(string good, string bad, string fault)
    {
        Good.ShouldContain(good);
        FaultsOf(Good.Replace(good, bad, StringComparison.Ordinal), out var profile).ShouldContain(fault);
        profile.ShouldBeNull();
    }

    [Fact]
    public void Text_of_any_kind_is_read_or_refused_in_words() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 12], Gen.Int[0, Pieces.Length - 1], Gen.Int[1, 3]).Array[0, 12].Sample(edits =>
        {
            var text = Good;
            foreach (var (at, cut, piece, times) in edits)
            {
                var start = text.Length * at / 1000;
                text = text.Remove(start, Math.Min(cut, text.Length - start)).Insert(start, Folder.Repeat(Pieces[piece], times));
            }

            var faults = FaultsOf(text, out var profile);
            faults.ShouldAllBe(fault => !fault.Contains('\n') && fault.StartsWith("own.yaml:", StringComparison.Ordinal));
            (profile is null).ShouldBe(faults.Count > 0);
            if (profile is not null)
            {
                new ImprintValues(new Dictionary<string, string>()).Lines([profile], ["en", "es", "ar"], "en").Count.ShouldBe(3);
            }
        }, iter: 1500, threads: 2);

    internal static List<string> FaultsOf(string text, out ImprintProfile? profile)
    {
        var faults = new FaultList();
        profile = ImprintProfileReader.Read("own.yaml", text, faults);
        return [.. faults.ToSorted().Select(fault => fault.ToString())];
    }
}
