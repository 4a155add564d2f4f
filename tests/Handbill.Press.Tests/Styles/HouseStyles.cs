using System.Reflection;
using Handbill.Press.Issues;
using Handbill.Press.Styles;
using Handbill.Press.Tests.Issues;
using Handbill.Typesetting.Fitting;
using Handbill.Typesetting.Pages;

namespace Handbill.Press.Tests.Styles;

/// <summary>House styles as files.</summary>
public sealed class HouseStyles
{
    private const string WriteThem = "after a change of the defaults or the keys, run these tests once with HANDBILL_WRITE_DOCS=1";

    private static bool WritesFiles => Environment.GetEnvironmentVariable("HANDBILL_WRITE_DOCS") == "1";

    [Theory]
    [InlineData("bulletin")]
    [InlineData("newspaper")]
    [InlineData("large-print")]
    public void Shipped_ones_are_read_without_a_fault(string name)
    {
        var faults = new FaultList();

        ShippedStyles.Default.Find(name, faults).ShouldNotBeNull().Name.ShouldBe(name);
        faults.ToSorted().ShouldBeEmpty();
    }

    [Fact]
    public void Bulletin_is_the_default_written_out()
    {
        var path = Path.Combine(Corpus.Root(), "styles", "bulletin.yaml");
        if (WritesFiles)
        {
            File.WriteAllText(path, StyleReference.WriteFile(new HouseStyle()));
        }

        var bulletin = Read(File.ReadAllText(path));
        StyleKeys.All.Select(key => $"{key.Path}: {key.Show(bulletin)}").ShouldBe(
            StyleKeys.All.Select(key => $"{key.Path}: {key.Show(new HouseStyle())}"), WriteThem);
        File.ReadAllText(path).ShouldBe(StyleReference.WriteFile(new HouseStyle()), WriteThem);
    }

    [Fact]
    public void Large_print_keeps_its_promises()
    {
        var style = ShippedStyles.Default.Find("large-print", new FaultList())!;

        (style.Back.BodySize * style.Knobs[KnobKind.Size].Minimum).ShouldBeGreaterThanOrEqualTo(18);
        (style.Text.Hyphenate, style.Text.Justified).ShouldBe((false, false));
    }

    [Fact]
    public void Every_setting_has_a_key()
    {
        var settings = typeof(HouseStyle).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.PropertyType.Namespace == typeof(HouseStyle).Namespace)
            .Sum(property => property.PropertyType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Length);

        StyleKeys.All.Count(key => key is not StyleKnobKey && key.Group.Length > 0).ShouldBe(settings);
        StyleKeys.All.OfType<StyleKnobKey>().Select(key => key.Kind).Distinct().ShouldBe(Enum.GetValues<KnobKind>(), ignoreOrder: true);
    }

    [Fact]
    public void Every_key_sets_what_it_shows_and_nothing_else()
    {
        var before = new HouseStyle();
        foreach (var key in StyleKeys.All)
        {
            var value = key switch
            {
                StyleFlagKey flag => flag.Get(before) ? "false" : "true",
                StyleNumberKey number => StyleNumber.Show(number.Get(before) == number.Least ? number.Most : number.Least, number.Unit),
                StyleKnobKey knob => StyleNumber.Show(knob.Get(before.Knobs[knob.Kind]) == knob.Most ? knob.Least : knob.Most, StyleUnit.Number),
                _ => "Another",
            };
            var faults = new FaultList();

            var after = key.Read(new YamlScalar(1, value, true), before, "a", faults);

            faults.ToSorted().ShouldBeEmpty(key.Path);
            StyleKeys.All.Where(other => other.Show(before) != other.Show(after)).ShouldBe([key]);
        }
    }

    [Fact]
    public void Reference_in_the_docs_is_in_step()
    {
        var path = Path.Combine(Corpus.Root(), "docs", "house-style.md");
        var text = File.ReadAllText(path);
        var start = text.IndexOf("-->\n", text.IndexOf("<!-- keys", StringComparison.Ordinal), StringComparison.Ordinal) + 4;
        var end = text.IndexOf("<!-- end of keys", StringComparison.Ordinal);
        if (WritesFiles)
        {
            text = text[..start] + StyleReference.Write() + text[end..];
            File.WriteAllText(path, text);
            return;
        }

        text[start..end].ShouldBe(StyleReference.Write(), WriteThem);
    }

    [Theory]
    [InlineData("10pt", 10)]
    [InlineData("25.4mm", 72)]
    [InlineData("2.54cm", 72)]
    [InlineData("0.5in", 36)]
    public void Lengths_have_units(string written, double points) =>
        Read($"masthead:\n  name-size: {written}\n").Masthead.NameSize.ShouldBe(points, 1e-9);

    [Fact]
    public void What_is_left_out_is_as_in_the_base()
    {
        var style = Read("base: large-print\ntext:\n  hyphenate: true\n");

        (style.Text.Hyphenate, style.Text.Justified, style.Back.BodySize).ShouldBe((true, false, 18));
    }

    [Theory]
    [InlineData("frnt:\n  columns: 2\n", "style.yaml:1: unknown key `frnt`, write `front` if that is meant")]
    [InlineData("front:\n  body-sise: 9pt\n", "style.yaml:2: unknown key `front.body-sise`, write `body-size` if that is meant")]
    [InlineData("body-size: 9pt\n", "style.yaml:1: unknown key `body-size`, write it under `front:`")]
    [InlineData("foot:\n  colour: red\n", "style.yaml:2: unknown key `foot.colour`, take it out; the keys are size, code-size")]
    [InlineData("front:\n  body-size: 6.5pt\n", "style.yaml:2: `front.body-size` is `6.5pt`, write a length from 7pt to 48pt, such as 12mm, 10pt or 0.5in")]
    [InlineData("front:\n  body-size: 10\n", "style.yaml:2: `front.body-size` is `10`, write a length from 7pt to 48pt, such as 12mm, 10pt or 0.5in")]
    [InlineData("front:\n  column-rule: 0.1pt\n", "style.yaml:2: `front.column-rule` is `0.1pt`, write 0 for none, or a length from 0.3pt to 12pt")]
    [InlineData("margins:\n  top: 7mm\n", "style.yaml:2: `margins.top` is `7mm`, write a length from 22.68pt to 200pt, such as 12mm, 10pt or 0.5in")]
    [InlineData("back:\n  columns: 6\n", "style.yaml:2: `back.columns` is `6`, write a whole number from 1 to 5")]
    [InlineData("text:\n  hyphenate: maybe\n", "style.yaml:2: `text.hyphenate` is `maybe`, write true or false")]
    [InlineData("text:\n  expansion: 9%\n", "style.yaml:2: `text.expansion` is `9%`, write from 0% to 4%")]
    [InlineData("front: 2\n", "style.yaml:1: `front` is a group of keys, write them on lines of their own under it, indented by two spaces")]
    [InlineData("knobs:\n  size: { minimum: 1.1, maximum: 0.9 }\n", "style.yaml:2: `knobs.size` has a minimum above its maximum, exchange the two")]
    [InlineData("knobs:\n  size:\n    minimum: 1.05\n", "style.yaml:2: `knobs.size` leaves out 1, which is the style's own setting, let minimum and maximum lie on both sides of 1")]
    [InlineData("back:\n  body-size: 7.2pt\n", "style.yaml:1: `knobs.size` may bring `back.body-size` under 7pt, raise its minimum")]
    [InlineData("back:\n  leading: 9pt\n", "style.yaml:1: `back.leading` is less than `back.body-size`, so that lines would touch, make the leading larger; a fifth more than the size reads well")]
    [InlineData("base: buletin\n", "style.yaml:1: the base `buletin` is not known, write one of bulletin, large-print, newspaper")]
    public void Faults_are_named_with_their_line(string yaml, string fault) =>
        Folder.FaultsWith("style.yaml", yaml).ShouldBe([fault]);

    [Fact]
    public void Style_of_the_folder_is_used_by_itself() =>
        IssueFolder.Read(Folder.Good().Set("style.yaml", "name: ours\n")).Style.Name.ShouldBe("ours");

    [Theory]
    [InlineData("style: large-print", "large-print")]
    [InlineData("style: house.yaml", "house")]
    [InlineData("kind: newspaper", "newspaper")]
    [InlineData("", "bulletin")]
    public void Issue_names_its_style(string line, string name) =>
        IssueFolder.Read(Folder.Good().Set("house.yaml", "name: house\n").Set("issue.yaml", Folder.Settings + line + "\n")).Style.Name.ShouldBe(name);

    private static HouseStyle Read(string yaml)
    {
        var faults = new FaultList();
        var style = StyleReader.Read("style.yaml", yaml, ShippedStyles.Default, faults);
        faults.ToSorted().ShouldBeEmpty();
        return style;
    }
}
