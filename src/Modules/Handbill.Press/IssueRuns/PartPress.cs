using System.Security.Cryptography;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Changes;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Press.Proofs;
using Handbill.Press.Publications;
using Handbill.Press.Runs;
using Handbill.Typesetting.Fitting;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Press.IssueRuns;

/// <summary>
/// Makes one part of a run: reads its copy, sets what was not set before, and saves sheets and files in one transaction with the note that the part is done.
/// Of two who are at the same part, because one was taken for dead, the first to save has done it, and nothing of the other's is kept.
/// </summary>
internal sealed class PartPress(HandbillDb db, IIssues issues, IIssueCopy copy, WarmIssues warm, IChangeFeed feed, TimeProvider clock)
{
    // What fails so often without the store being the cause is a fault of the press: it is said for these editions, and the others go on.
    private const int MostTries = 4;

    private const int Looked = 4;

    /// <summary>Takes a part that nobody is at.</summary>
    /// <param name="run">The run.</param>
    /// <param name="holder">Names this try.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null when there is none left, or the run has ended.</returns>
    public async Task<RunPart?> TakeAsync(RunId run, Guid holder, CancellationToken cancellation)
    {
        while (true)
        {
            var free = await db.Set<RunPart>().AsNoTracking()
                .Where(part => part.RunId == run && !part.IsDone && part.HeldBy == null && db.Set<IssueRun>().Any(one => one.Id == run && one.EndedAt == null))
                .OrderBy(part => part.Number).Take(Looked).ToListAsync(cancellation);
            if (free.Count == 0)
            {
                return null;
            }

            foreach (var part in free)
            {
                if (await db.Set<RunPart>().Where(one => one.RunId == run && one.Number == part.Number && !one.IsDone && one.HeldBy == null).ExecuteUpdateAsync(
                        set => set.SetProperty(one => one.HeldBy, holder).SetProperty(one => one.Beat, one => one.Beat + 1).SetProperty(one => one.Tries, one => one.Tries + 1), cancellation) > 0)
                {
                    part.Tries++;
                    return part;
                }
            }
        }
    }

    /// <summary>Says that somebody is still at a part.</summary>
    public Task BeatAsync(RunPart part, Guid holder, CancellationToken cancellation) => db.Set<RunPart>()
        .Where(one => one.RunId == part.RunId && one.Number == part.Number && one.HeldBy == holder)
        .ExecuteUpdateAsync(set => set.SetProperty(one => one.Beat, one => one.Beat + 1), cancellation);

    /// <summary>Lets go of a part that could not be done.</summary>
    public Task LetGoAsync(RunPart part, Guid holder, CancellationToken cancellation) => db.Set<RunPart>()
        .Where(one => one.RunId == part.RunId && one.Number == part.Number && one.HeldBy == holder && !one.IsDone)
        .ExecuteUpdateAsync(set => set.SetProperty(one => one.HeldBy, (Guid?)null), cancellation);

    /// <summary>Does a part.</summary>
    public async Task DoAsync(RunPart part, Guid holder, CancellationToken cancellation)
    {
        var run = await db.Set<IssueRun>().AsNoTracking().FirstAsync(one => one.Id == part.RunId, cancellation);
        var ids = part.Unpack();
        var cards = await IssueDirectory.Cards(db.Set<PlannedEdition>().Where(edition => EF.Parameter(ids).Contains(edition.Id))).ToListAsync(cancellation);
        var issue = await issues.FindAsync(run.IssueId, cancellation) ?? throw new InvalidOperationException("A run's issue is never taken away.");
        var batch = new Batch(run);
        var all = new List<(string Variant, SheetText Text)>();
        foreach (var variant in run.VariantKeys)
        {
            // What reads the same in all variants is made for the first of them, and found by its mark for the others.
            var texts = await copy.ReadAsync(issue, cards, variant, cancellation);
            all.AddRange(texts.Select(text => (variant, text)));
            await KnowAsync(batch, texts, cancellation);
            foreach (var text in texts)
            {
                cancellation.ThrowIfCancellationRequested();
                await MakeAsync(batch, variant, text, part.Tries >= MostTries, cancellation);
            }
        }

        try
        {
            await SaveAsync(batch, part, holder, cancellation);
        }
        catch (DbUpdateException problem) when (part.Tries >= MostTries && db.Store.TroubleOf(problem) == StoreTrouble.None)
        {
            var failed = new Batch(run);
            failed.Sheets.AddRange(all.Select(one => SheetOf(failed, one.Variant, one.Text, SheetOutcome.Faulty, fault: PressFailed(problem))));
            await SaveAsync(failed, part, holder, cancellation);
        }

        feed.Tell(new AuditAct(null, RunActs.Part, "run", run.Id.Value));
        await EndAsync(run, cancellation);
    }

    /// <summary>Ends a run all of whose parts are done.</summary>
    public async Task EndAsync(IssueRun run, CancellationToken cancellation)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var open = db.Set<RunPart>().Where(part => part.RunId == run.Id && !part.IsDone);
        if (await open.AnyAsync(cancellation))
        {
            return;
        }

        await using var work = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Set<IssueRun>().Where(one => one.Id == run.Id && one.EndedAt == null && !open.Any()).ExecuteUpdateAsync(
                set => set.SetProperty(one => one.EndedAt, now).SetProperty(one => one.Trouble, ""), cancellation) > 0)
        {
            db.Record(new AuditAct(null, RunActs.End, "issue", run.IssueId.Value));
            await db.SaveChangesAsync(cancellation);
            await work.CommitAsync(cancellation);
        }
    }

    private async Task KnowAsync(Batch batch, IReadOnlyList<SheetText> texts, CancellationToken cancellation)
    {
        var keys = texts.SelectMany(text => batch.Run.WithReading ? new[] { PrintKey(text), ReadingKey(text) } : [PrintKey(text)]).ToList();
        var known = await db.Set<StoredSheet>().AsNoTracking().Where(sheet => EF.Parameter(keys).Contains(sheet.Key)).ToListAsync(cancellation);
        known.ForEach(sheet => batch.Known.TryAdd(sheet.Key, sheet.Files));
    }

    private async Task MakeAsync(Batch batch, string variant, SheetText text, bool isLastTry, CancellationToken cancellation)
    {
        var needs = (batch.Known.ContainsKey(PrintKey(text)) ? Products.None : Products.Print)
            | (!batch.Run.WithReading || batch.Known.ContainsKey(ReadingKey(text)) ? Products.None : Products.Reading);
        if (needs == Products.None)
        {
            batch.Sheets.Add(SheetOf(batch, variant, text, batch.Fresh.ContainsKey(PrintKey(text)) ? SheetOutcome.Made : SheetOutcome.Unchanged));
            return;
        }

        if (batch.Unfit.TryGetValue(text.Mark, out var same))
        {
            batch.Sheets.Add(SheetOf(batch, variant, text, same.Outcome, same.Words));
            return;
        }

        var shared = await warm.OpenAsync(text.SharedKey, text.Shared, cancellation);
        MadeEdition made;
        try
        {
            made = shared.Make(text, needs, cancellation);
        }
        catch (Exception problem) when (isLastTry && problem is not (OperationCanceledException or OutOfMemoryException))
        {
            batch.Sheets.Add(SheetOf(batch, variant, text, SheetOutcome.Faulty, fault: PressFailed(problem)));
            return;
        }

        if (made.Result is not { } result)
        {
            var fault = made.Faults.Concat(shared.Work.Faults).FirstOrDefault();
            batch.Sheets.Add(SheetOf(batch, variant, text, SheetOutcome.Faulty, fault: fault?.Message ?? ""));
        }
        else if (!result.IsFitted)
        {
            var isOverset = result.Front.Outcome == FitOutcome.Overset || result.Back.Outcome == FitOutcome.Overset;
            var wanted = isOverset ? FitOutcome.Overset : FitOutcome.Underset;
            var words = new[] { result.Front, result.Back }.Where(side => side.Outcome == wanted).Sum(side => side.WordsOff);
            var unfit = SheetOf(batch, variant, text, isOverset ? SheetOutcome.Overset : SheetOutcome.Underset, words);
            batch.Unfit[text.Mark] = unfit;
            batch.Sheets.Add(unfit);
        }
        else
        {
            if (needs.HasFlag(Products.Print))
            {
                batch.Keep(PrintKey(text), [.. made.Prints.Select(file => (file.Name, file.Bytes))]);
            }

            if (needs.HasFlag(Products.Reading))
            {
                batch.Keep(ReadingKey(text), [(text.Text.Slug, made.Reading)]);
            }

            batch.Sheets.Add(SheetOf(batch, variant, text, SheetOutcome.Made));
        }
    }

    private static RunSheet SheetOf(Batch batch, string variant, SheetText text, SheetOutcome outcome, int words = 0, string fault = "") => new()
    {
        RunId = batch.Run.Id,
        EditionId = text.Edition.Id,
        Variant = variant,
        Slug = text.Edition.Slug,
        WorkplaceName = text.Edition.WorkplaceName,
        Language = text.Edition.Language,
        Outcome = outcome,
        Words = words,
        Fault = fault,
        Prints = batch.Known.GetValueOrDefault(PrintKey(text), ""),
        Reading = batch.Run.WithReading ? FileLines.Read(batch.Known.GetValueOrDefault(ReadingKey(text), "")).Select(file => file.Hash).FirstOrDefault("") : "",
    };

    private static string PressFailed(Exception problem) => $"the press itself failed ({problem.GetType().Name}), report this";

    private async Task SaveAsync(Batch batch, RunPart part, Guid holder, CancellationToken cancellation)
    {
        while (true)
        {
            db.ChangeTracker.Clear();
            await using var work = await db.Database.BeginTransactionAsync(cancellation);
            if (await db.Set<RunPart>().Where(one => one.RunId == part.RunId && one.Number == part.Number && one.HeldBy == holder && !one.IsDone)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.IsDone, true), cancellation) == 0
                || !await db.Set<IssueRun>().AnyAsync(run => run.Id == part.RunId && run.EndedAt == null, cancellation))
            {
                return;
            }

            var hashes = batch.Files.Keys.ToList();
            var kept = (await db.Set<StoredFile>().Where(file => EF.Parameter(hashes).Contains(file.Hash)).Select(file => file.Hash).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
            var keys = batch.Fresh.Keys.ToList();
            var made = (await db.Set<StoredSheet>().Where(sheet => EF.Parameter(keys).Contains(sheet.Key)).Select(sheet => sheet.Key).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
            db.AddRange(batch.Files.Where(file => !kept.Contains(file.Key)).Select(file => new StoredFile { Hash = file.Key, Bytes = file.Value, Length = file.Value.Length }));
            db.AddRange(batch.Fresh.Where(sheet => !made.Contains(sheet.Key)).Select(sheet => new StoredSheet { Key = sheet.Key, Files = sheet.Value }));
            db.AddRange(batch.Sheets);
            try
            {
                await db.SaveChangesAsync(cancellation);
                await work.CommitAsync(cancellation);
                return;
            }
            catch (DbUpdateException problem) when (db.Store.IsDuplicate(problem))
            {
                // Another run made the same file at this moment: it is there now.
            }
        }
    }

    private static string PrintKey(SheetText text) => $"{text.Mark}.print";

    private static string ReadingKey(SheetText text) => $"{text.Mark}.reading";

    // What a part has made so far.
    private sealed class Batch(IssueRun run)
    {
        public IssueRun Run { get; } = run;

        public List<RunSheet> Sheets { get; } = [];

        public Dictionary<string, RunSheet> Unfit { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, string> Known { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, string> Fresh { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

        public void Keep(string key, IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> files)
        {
            var named = new List<(string, string)>();
            foreach (var (name, bytes) in files)
            {
                var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
                Files.TryAdd(hash, bytes.ToArray());
                named.Add((name, hash));
            }

            Known[key] = Fresh[key] = FileLines.Write(named);
        }
    }
}
