using System.Globalization;
using Handbill.Distribution.Contracts;
using Handbill.Distribution.Money;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Outcomes;
using Handbill.Ui.Words;

namespace Handbill.Distribution.Rounds;

/// <summary>What the report's form says. Taken and left stand in the order of the editions.</summary>
internal sealed class ReportForm
{
    /// <summary>Made by the device.</summary>
    public string? Report { get; set; }

    /// <summary>The report that was shown when it was written; empty for none.</summary>
    public string? BasedOn { get; set; }

    public List<string?> Editions { get; set; } = [];

    public List<string?> Taken { get; set; } = [];

    public List<string?> Left { get; set; } = [];

    public string? Amount { get; set; }

    public string? Currency { get; set; }

    public string? Remark { get; set; }

    public static ReportForm Of(RoundRow row, RoundReport? report, ReportId fresh, Language language)
    {
        var lines = report?.Lines.ToDictionary(line => line.EditionId) ?? [];
        return new ReportForm
        {
            Report = fresh.ToString(), BasedOn = report?.Id.ToString() ?? "", Editions = [.. row.Bundles.Select(bundle => bundle.EditionId.ToString())],
            Taken = [.. row.Bundles.Select(bundle => Written(lines.GetValueOrDefault(bundle.EditionId)?.Taken))],
            Left = [.. row.Bundles.Select(bundle => Written(lines.GetValueOrDefault(bundle.EditionId)?.Left))],
            Amount = report?.Collected?.InForm(language), Currency = report?.Collected?.Currency, Remark = report?.Remark.Text,
        };
    }

    /// <summary>Reads it.</summary>
    /// <param name="row">The round.</param>
    /// <param name="by">Who wrote it.</param>
    /// <param name="now">When it arrived.</param>
    /// <param name="language">In whose signs amounts are written.</param>
    /// <param name="refusals">Takes what is wrong.</param>
    /// <returns>The report; null when something is wrong.</returns>
    public RoundReport? Read(RoundRow row, AccountId by, DateTimeOffset now, Language language, List<Refusal> refusals)
    {
        if (!ReportId.TryParse(Report, null, out var id) || (!string.IsNullOrEmpty(BasedOn) && !ReportId.TryParse(BasedOn, null, out _)))
        {
            refusals.Add(new Refusal("", "This report cannot be read. Load the page again and write it once more."));
            return null;
        }

        var lines = row.Bundles.Select(bundle => LineOf(id, bundle, refusals)).ToList();
        var collected = Collected(language, refusals);
        var remark = (Remark ?? "").ReplaceLineEndings("\n").Trim();
        if (remark.Length > RoundRemark.Longest)
        {
            refusals.Add(new Refusal("remark", "This has {0} characters; {1} is the most. Cut it.", remark.Length, RoundRemark.Longest));
        }

        if (refusals.Count > 0)
        {
            return null;
        }

        var report = new RoundReport
        {
            Id = id, RoundId = row.Round.Id, At = now, By = by, Units = collected?.Units ?? 0, Currency = collected?.Currency ?? "", Remark = RoundRemark.Write(remark),
        };
        report.Lines.AddRange(lines);
        return report;
    }

    public ReportId? Seen => ReportId.TryParse(BasedOn, null, out var seen) ? seen : null;

    private ReportLine LineOf(ReportId id, Bundle bundle, List<Refusal> refusals)
    {
        var at = Editions.IndexOf(bundle.EditionId.ToString());
        var (taken, left) = (Count(at, Taken, "taken", refusals), Count(at, Left, "left", refusals));
        return new ReportLine { ReportId = id, EditionId = bundle.EditionId, Taken = taken, Left = left };
    }

    // A field that was left empty counts as nothing taken, or nothing left.
    private static int Count(int at, List<string?> values, string field, List<Refusal> refusals)
    {
        var text = at >= 0 && at < values.Count ? values[at]?.Trim() ?? "" : "";
        if (text.Length == 0)
        {
            return 0;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= Bundle.MostCopies)
        {
            return count;
        }

        refusals.Add(new Refusal($"{field}[{at}]", "Write the copies as a whole number, 0 to {0}.", Bundle.MostCopies));
        return 0;
    }

    private Money.Money? Collected(Language language, List<Refusal> refusals)
    {
        if (string.IsNullOrWhiteSpace(Amount))
        {
            return null;
        }

        var currency = (Currency ?? "").Trim().ToUpperInvariant();
        if (!Currencies.IsKnown(currency))
        {
            refusals.Add(new Refusal("currency", "Write the currency as its code of three letters, such as EUR."));
            return null;
        }

        if (Money.Money.TryRead(Amount, currency, language, out var money))
        {
            return money.Units == 0 ? null : money;
        }

        refusals.Add(new Refusal("amount", "Write the money that was collected as a number, 0 or more."));
        return null;
    }

    private static string? Written(int? count) => count?.ToString(CultureInfo.InvariantCulture);
}
