using Handbill.Pdf.Conformance;
using Handbill.Pdf.Tests.Samples;
using Handbill.Typesetting.Forms;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Text;

namespace Handbill.Pdf.Tests.Reading;

public sealed class FormFileTests
{
    [Theory]
    [InlineData("en", "Warehouse 3, north gate")]
    [InlineData("ar", "المستودع 3، البوابة الشمالية")]
    [InlineData("he", "מחסן 3, שער צפון")]
    [InlineData("el", "Αποθήκη 3, βόρεια πύλη")]
    [InlineData("ru", "Склад 3, северные ворота")]
    public void A_form_and_its_labels_are_tagged_files_like_any_other(string language, string words)
    {
        var paper = new FormPaper(Fonts.Library, Fonts.Shaper);
        var table = new FormTable(
            [new(words, 3), new("120", 1, CellAlignment.End), new("✓", 1)],
            [.. Enumerable.Range(1, 50).Select(row => System.Collections.Immutable.ImmutableArray.Create(
                new FormCell(words), new FormCell($"{row}", Strong: true), new FormCell("", Ticks: true)))]);
        var form = paper.Set(new Form
        {
            Title = words,
            Language = language,
            Sheet = Sheet.Find("Letter")!,
            Parts =
            [
                new FormFigures([new("1 240", words), new("6", words)]), new FormFacts([new(words, words)]), new FormParagraph($"{words}\n{words}"),
                table, new FormHeading(words), new FormTicks([words, words]), new FormLines(words, 3),
            ],
        });
        var labels = paper.Set(new LabelSheet
        {
            Title = words, Language = language, Sheet = Sheet.Find("A4")!, Columns = 2, Rows = 5, Labels = [new Label([new(words, 18, Strong: true), new("1 / 2")])],
        });

        PdfConformance.Check(Written.Reading(form), PdfProfile.Reading).ShouldBeEmpty();
        PdfConformance.Check(Written.Reading(labels), PdfProfile.Reading).ShouldBeEmpty();
        Written.Reading(form).ShouldBe(Written.Reading(form));
    }
}
