using System.Globalization;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Outcomes;

namespace Handbill.Groups.Workplaces.Import;

/// <summary>The import as the command line has it: in English, and at once.</summary>
internal sealed class WorkplaceImports(WorkplaceImport import) : IWorkplaceImports
{
    // Somebody may work in the browser meanwhile; whoever changes things this often is not just being unlucky.
    private const int MostTries = 5;

    public async Task<WorkplaceImportReport> RunAsync(ReadOnlyMemory<byte> file, bool isDryRun, CancellationToken cancellation)
    {
        var (text, unreadable) = CsvText.Decode(file.Span);
        var (rows, fault) = unreadable is null ? CsvTable.Read(text) : ([], unreadable);
        if (fault is not null)
        {
            return new WorkplaceImportReport(Say(fault), [], []);
        }

        var plan = await import.PlanAsync(rows, cancellation);
        var isDone = isDryRun || plan.DoesNothing;
        for (var tries = 0; !isDone && tries < MostTries; tries++)
        {
            (plan, isDone) = await import.CarryOutAsync(rows, plan.Fingerprint, by: null, cancellation);
        }

        return new WorkplaceImportReport(
            isDone ? null : "The workplaces are being changed by others all the time. Nothing was imported: try again when they have finished.",
            [.. plan.Rows.Select(Report)],
            plan.NewGroups);
    }

    private static ImportedRow Report(ImportRow row) => new(
        row.Line,
        row.Fate.ToString().ToLowerInvariant(),
        row.Name.Length > 0 ? row.Name : row.Slug,
        [.. row.Refusals.Select(refusal => $"{refusal.Field}: {Say(refusal)}"), .. row.Changes.Select(change => $"{change.Column}: {change.Before} -> {change.After}")]);

    private static string Say(Refusal refusal) => string.Format(CultureInfo.InvariantCulture, refusal.Words, refusal.Values);
}
