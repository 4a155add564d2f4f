using CsCheck;
using Handbill.Desk.Editorials.Translations;
using Handbill.Desk.Stories;
using Handbill.Desk.Tests.Stories;

namespace Handbill.Desk.Tests.Editorials;

public sealed class TranslationSheetTests
{
    private const string Original = "The early shift was moved.\n\nNobody had asked for it.\n\nSixty people signed.";
    private const string French = "L’équipe du matin a été déplacée.\n\nPersonne ne l’avait demandé.\n\nSoixante personnes ont signé.";

    [Fact]
    public void A_paragraph_whose_original_changed_is_stale_and_the_others_are_not()
    {
        var rows = RowsOf(Original.Replace("Sixty", "Seventy"), French, Known());
        States(rows).ShouldBe("Done Done Stale");
        (rows[2].Was, rows[2].Source, rows[2].Target).ShouldBe(("Sixty people signed.", "Seventy people signed.", "Soixante personnes ont signé."));
    }

    [Fact]
    public void A_new_paragraph_is_an_empty_place_and_one_that_was_taken_out_keeps_its_translation()
    {
        States(RowsOf("A new beginning.\n\n" + Original, French, Known())).ShouldBe("Missing Done Done Done");
        var rows = RowsOf("The early shift was moved.\n\nSixty people signed.", French, Known());
        States(rows).ShouldBe("Done Removed Done");
        rows[1].Target.ShouldBe("Personne ne l’avait demandé.");
    }

    [Fact]
    public void A_paragraph_that_was_moved_takes_its_translation_along() =>
        RowsOf("Sixty people signed.\n\nThe early shift was moved.\n\nNobody had asked for it.", French, Known()).Select(row => (row.State, row.Target[..3]))
            .ShouldBe([(RowState.Done, "Soi"), (RowState.Done, "L’é"), (RowState.Done, "Per")]);

    [Fact]
    public void Nothing_is_known_of_a_translation_that_came_in_a_folder()
    {
        States(RowsOf(Original, French, TranslationMemory.None)).ShouldBe("Unknown Unknown Unknown");
        States(RowsOf(Original, "Un.\n\nDeux.", TranslationMemory.None)).ShouldBe("Unknown Unknown Missing");
        States(RowsOf("One.", "Un.\n\nDeux.", TranslationMemory.None)).ShouldBe("Unknown Extra");
    }

    [Fact]
    public void What_was_changed_in_one_piece_keeps_what_is_known_of_the_rest() =>
        States(RowsOf(Original, French.Replace("demandé", "vraiment demandé") + "\n\nTout à fait nouveau.", Known())).ShouldBe("Done Done Done Extra");

    [Fact]
    public void Two_paragraphs_for_one_stand_in_one_place()
    {
        var rows = RowsOf("One.", "Un.\n\nEncore un.", new TranslationMemory(null, null, [new("One.", "Un.\n\nEncore un.")]));
        States(rows).ShouldBe("Done");
        rows[0].Target.ShouldBe("Un.\n\nEncore un.");
    }

    [Fact]
    public void Saving_says_only_of_what_one_changed_what_it_is_a_translation_of()
    {
        // Two translators: the other has confirmed the first paragraph meanwhile.
        var mine = new TranslationMemory(null, null, [new("old A", "Un."), new("B", "Deux, mieux.") { IsSaid = true }]);
        var theirs = new TranslationMemory("H", null, [new("A", "Un."), new("old B", "Deux.")]);
        var saved = mine.Over("Un.\n\nDeux, mieux.", theirs, "Un.\n\nDeux.");
        saved.Headline.ShouldBe("H");
        saved.Units.Select(unit => unit.Source).ShouldBe(["A", "B"]);
        TranslationMemory.Read(saved.Write()).Units.Select(unit => (unit.Source, unit.Target)).ShouldBe([("A", "Un."), ("B", "Deux, mieux.")]);
    }

    [Fact]
    public void No_word_of_a_translation_is_ever_missing_whatever_becomes_of_either_text() =>
        Gen.Select(Gen.Int[1, 8], Editor.Gen("s"), Editor.Gen("t"), Gen.Bool).Sample((paragraphs, original, translator, isKnown) =>
        {
            var source = Editor.Copy(paragraphs, 8);
            var target = source.Replace("b", "f");
            var memory = isKnown
                ? new TranslationMemory(null, null, [.. CopyBlocks.Of(source).Zip(CopyBlocks.Of(target), (from, to) => new TranslationUnit(from, to))])
                : TranslationMemory.None;
            var (newSource, newTarget) = (original.Edit(source), translator.Edit(target));
            var rows = RowsOf(newSource, newTarget, memory);
            rows.SelectMany(row => CopyBlocks.Of(row.Target)).Order(StringComparer.Ordinal).ShouldBe(CopyBlocks.Of(newTarget).Order(StringComparer.Ordinal));
            rows.Where(row => row.Source is not null).Select(row => row.Source).ShouldBe(CopyBlocks.Of(newSource));

            // Saved as it stands and looked at again, nothing has moved.
            var inputs = rows.Select(RowInput.Of).ToList();
            var body = CopyBlocks.Compose(inputs.Select(row => row.Unit.Target));
            var kept = new TranslationMemory(null, null, [.. inputs.Select(row => row.Unit)]).Over(body, memory, newTarget);
            RowsOf(newSource, body, kept).SelectMany(row => CopyBlocks.Of(row.Target)).Order(StringComparer.Ordinal).ShouldBe(CopyBlocks.Of(newTarget).Order(StringComparer.Ordinal));
        });

    [Theory]
    [InlineData("fr", "ltr")]
    [InlineData("ar", "rtl")]
    [InlineData("fa-IR", "rtl")]
    [InlineData("ku-Arab", "rtl")]
    [InlineData("ar-Latn", "ltr")]
    public void A_language_is_written_one_way_or_the_other(string tag, string direction) => Writing.DirectionOf(tag).ShouldBe(direction);

    private static TranslationMemory Known() =>
        new("Ten minutes", null, [.. CopyBlocks.Of(Original).Zip(CopyBlocks.Of(French), (from, to) => new TranslationUnit(from, to))]);

    private static IReadOnlyList<TranslationRow> RowsOf(string source, string target, TranslationMemory memory) =>
        TranslationSheet.Of(new StoryText("Ten minutes", "", "", source), new StoryText("Dix minutes", "", "", target), memory).Rows;

    private static string States(IEnumerable<TranslationRow> rows) => string.Join(' ', rows.Select(row => row.State));
}
