using Handbill.Distribution.Orders.Machines;
using Handbill.Press.Contracts;
using Handbill.Typesetting.Forms;
using Handbill.Typesetting.Text;
using Handbill.Ui.Words;
using Microsoft.Extensions.Localization;

namespace Handbill.Distribution.Orders.Jobs;

/// <summary>Sets the sheet that lies on top of a job: what it is, for whom, on what, how often, and how to print it.</summary>
internal sealed class CoverSheet(IFormPress press, IStringLocalizer<OrderWords> words)
{
    /// <summary>The cover of a file, in the issue's language, or in English where its words are in no other.</summary>
    /// <param name="plan">The file.</param>
    /// <param name="today">The day on which it is made.</param>
    public ReadOnlyMemory<byte> Print(JobPlan plan, DateOnly today) => press.Print(FormOf(plan, today));

    /// <summary>What stands on the cover of a file.</summary>
    /// <param name="plan">The file.</param>
    /// <param name="today">The day on which it is made.</param>
    public Form FormOf(JobPlan plan, DateOnly today)
    {
        var language = Language.Find(plan.Issue.Language) is { IsRightToLeft: false } spoken ? spoken : Language.English;
        return language.Say(() => FormOf(plan, today, language));
    }

    private Form FormOf(JobPlan plan, DateOnly today, Language language) => new()
    {
        Title = words["Print job: {0} {1}", plan.Issue.PublicationName, plan.Issue.Number],
        Language = language.Code,
        Sheet = Sheet(plan),
        Parts =
        [
            new FormFigures([new(language.Number(plan.Papers), words["sheets of paper"]), new(language.Number(plan.Sheets.Count), words["Editions"]), new(language.Number(plan.Copies), words["Copies"])]),
            new FormFacts(
            [
                new(words["Issue"], $"{plan.Issue.PublicationName} {plan.Issue.Number}, {language.DateWithoutWeekday(plan.Issue.Date)}"),
                new(words["Machine"], plan.Machine.Name),
                new(words["Paper"], plan.Paper.Length > 0 ? $"{plan.Issue.Sheet}, {plan.Paper}" : plan.Issue.Sheet),
                new(words["Ink"], plan.Ink.Length > 0 ? plan.Ink : words["black"]),
                new(words["Made on"], language.Date(today)),
            ]),
            new FormParagraph(Handling(plan.Machine), Strong: true),
            new FormParagraph(plan.Contents == JobContents.Cover ? words["The sheets of each workplace follow as a job of their own, in as many copies as the list says."]
                : plan.Machine.Repeats ? words["This file holds every sheet as often as it is wanted: print it once."]
                : words["This file holds every sheet once: print each as often as the list says."]),
            new FormTable(
                [new(words["For"], 5), new(words["Language"], 1.6), new(words["Copies"], 1.4, CellAlignment.End), new(words["Done"], 1)],
                [.. plan.Sheets.Select(sheet => System.Collections.Immutable.ImmutableArray.Create(
                    new FormCell(sheet.Workplace), new FormCell(sheet.Language), new FormCell(language.Number(sheet.Copies), Strong: true), new FormCell("", Ticks: true)))]),
        ],
    };

    private string Handling(Machine machine) => machine.Turning switch
    {
        Turning.LongEdge => words["Both sides, turned over the long edge."],
        Turning.ShortEdge => words["Both sides, turned over the short edge."],
        _ => words["One side at a time: print the file of the fronts, lay the whole stack in again with the printed side down and the same edge ahead, then print the file of the backs. Try it with this cover first."],
    };

    // On paper of the job's own size, laid as the machine takes it.
    private static Typesetting.Pages.Sheet Sheet(JobPlan plan)
    {
        var (width, height) = plan.PaperSize;
        return new(plan.Sheet.Name, width, height, 2, width, height);
    }
}
