using System.Security.Cryptography;
using System.Text;
using Handbill.Desk.Proofs;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Changes;
using Handbill.Press.Contracts;
using Microsoft.Extensions.Logging;

namespace Handbill.Desk.Fits;

/// <summary>
/// Finds how editions fit, a few at a time, and notes it. A fit is of what will be printed, whoever is going to look at it: nothing of the sheet is hidden from
/// it, and nothing but the number of words comes out.
/// </summary>
internal sealed partial class FitSetting(
    IIssues issues, IIssueCopy copies, ILiveProofs proofs, IChangeFeed feed, TimeProvider clock, ILogger<FitSetting> log)
{
    /// <summary>The word for it on the feed of changes. It stands on no audit trail: nobody did it.</summary>
    public const string Act = "edition.fit";

    /// <summary>Editions that are read, set and noted in one go.</summary>
    private const int AtOnce = 20;

    private static readonly TimeSpan GivesWay = TimeSpan.FromMilliseconds(10);

    /// <summary>Sets some of the editions of open issues that have changed since their fit was found.</summary>
    /// <returns>How many were looked at; 0 when there are none left.</returns>
    public async Task<int> SetSomeAsync(CancellationToken cancellation)
    {
        var stale = await issues.StaleAsync(AtOnce, cancellation);
        foreach (var part in stale.GroupBy(edition => edition.IssueId))
        {
            await SetAsync(part.Key, [.. part], cancellation);
        }

        return stale.Count;
    }

    /// <summary>
    /// Holds every edition of the open issues against what its fit was found from, and sets those that differ: what changed without anybody
    /// saying so, and everything once the program is another.
    /// </summary>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        foreach (var issue in await issues.OpenAsync(cancellation))
        {
            foreach (var part in (await issues.EditionsAsync(issue.Id, cancellation)).Chunk(AtOnce))
            {
                await SetAsync(issue.Id, part, cancellation);
            }
        }
    }

    private async Task SetAsync(IssueId id, EditionCard[] editions, CancellationToken cancellation)
    {
        // The editions were read before their copy: what changes in between is newer than the version that is noted, and found again.
        if (await issues.FindAsync(id, cancellation) is not { } issue)
        {
            return;
        }

        // Of each edition one text, or one for each variant.
        var read = new List<IReadOnlyList<SheetText>>();
        foreach (var variant in issue.VariantKeys)
        {
            read.Add(await copies.ReadAsync(issue, editions, variant, cancellation));
        }

        var noted = new List<NotedFit>(editions.Length);
        for (var at = 0; at < editions.Length; at++)
        {
            var edition = editions[at];
            var texts = read.ConvertAll(variant => variant[at]);
            var mark = MarkOf(issue, texts);
            if (mark != edition.FitMark)
            {
                noted.Add(issue.VariantNames.Count == 0 ? await FitAsync(texts[0], cancellation) : await FitVariantsAsync(issue, texts, mark, cancellation));
            }
            else if (edition.FitVersion < edition.CopyVersion)
            {
                noted.Add(new NotedFit(edition.Id, edition.CopyVersion, edition.Fit, edition.FitWords, mark, edition.VariantFits));
            }
        }

        if (noted.Count > 0 && await issues.NoteFitsAsync(noted, cancellation) > 0)
        {
            feed.Tell(new AuditAct(null, Act, "issue", id.Value));
        }
    }

    private static string MarkOf(IssueCard issue, List<SheetText> texts) => issue.VariantNames.Count == 0
        ? texts[0].Mark
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', issue.VariantKeys.Zip(texts, (key, text) => $"{key} {text.Mark}")))));

    // What reads the same in two variants is set once, and what reads as it did is not set again. The edition fits as the worst of them does.
    private async Task<NotedFit> FitVariantsAsync(IssueCard issue, List<SheetText> texts, string mark, CancellationToken cancellation)
    {
        var edition = texts[0].Edition;
        var known = VariantFit.Read(edition.VariantFits).Where(fit => fit.Mark.Length > 0).DistinctBy(fit => fit.Mark).ToDictionary(fit => fit.Mark, StringComparer.Ordinal);
        var fits = new List<VariantFit>(texts.Count);
        foreach (var (key, text) in issue.VariantKeys.Zip(texts))
        {
            if (!known.TryGetValue(text.Mark, out var fit))
            {
                var found = await FitAsync(text, cancellation);
                fit = new VariantFit(key, found.Fit, found.Words, found.Mark);
                known[text.Mark] = fit;
            }

            fits.Add(fit with { Variant = key });
        }

        var worst = fits.MinBy(fit => (Rank(fit.Fit), -fit.Words));
        return new NotedFit(edition.Id, edition.CopyVersion, worst.Fit, worst.Words, fits.TrueForAll(fit => fit.Mark.Length > 0) ? mark : "", VariantFit.Write(fits));

        static int Rank(string fit) => fit switch { "" => 0, "overset" => 1, "underset" => 2, _ => 3 };
    }

    private async Task<NotedFit> FitAsync(SheetText copy, CancellationToken cancellation)
    {
        var edition = copy.Edition;
        if (proofs.IsAskedFor)
        {
            // Whoever types waits for their proof, and nobody for this: one sheet, then a pause in which they have the processors.
            await Task.Delay(GivesWay, clock, cancellation);
        }

        try
        {
            var sheet = await proofs.FitAsync(copy.SharedKey, copy.Shared, copy.Head, copy.Text, cancellation);
            return new NotedFit(edition.Id, edition.CopyVersion, sheet.Fit, FitSentence.WordsOff(sheet), copy.Mark);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // It must not keep the others from being set, nor be tried again and again: the next sweep or change does that.
            SayFailed(problem, edition.Id);
            return new NotedFit(edition.Id, edition.CopyVersion, "", 0, "");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The sheet of edition {Edition} could not be set to see how it fits.")]
    private partial void SayFailed(Exception problem, EditionId edition);
}
