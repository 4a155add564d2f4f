using Handbill.Desk.Contracts;
using Handbill.Desk.Editorials;
using Handbill.Kernel.Outcomes;
using Handbill.Desk.Stories;
using Handbill.Press.Contracts;
using Handbill.Typesetting.Fitting;

namespace Handbill.Desk.Locks;

/// <summary>What is missing before an issue can be locked. Pure.</summary>
internal static class LockCheck
{
    /// <summary>All that is missing of a newspaper: its articles, their places, its fit.</summary>
    /// <param name="articles">The articles that would be printed.</param>
    /// <param name="plan">The flatplan; null while the press spreads the articles by itself.</param>
    /// <param name="sheet">The paper as it would print.</param>
    public static IReadOnlyList<Refusal> MissingOfPaper(IReadOnlyList<Story> articles, FlatplanText? plan, ProofSheet sheet)
    {
        var missing = new List<Refusal>();
        if (articles.Count == 0)
        {
            missing.Add(new Refusal("", "There are no articles: an issue is locked to be printed."));
        }

        foreach (var article in articles)
        {
            if (article.Body.Length == 0)
            {
                missing.Add(new Refusal("", "“{0}” has no text: write it, hold it or kill it.", article.Headline));
            }
            else if (article.LockedAt is null && article.State != StoryState.Approved)
            {
                missing.Add(new Refusal("", "“{0}” is not approved: the board locks it at its desk.", article.Headline));
            }
        }

        if (plan is not null)
        {
            MissingOfPlan(missing, articles, plan);
        }

        missing.AddRange(sheet.Faults.Select(fault => new Refusal("", "The paper cannot be set: {0}", fault.Message)));
        foreach (var (page, fit) in sheet.PageFits.Index().Where(page => page.Item.Outcome != FitOutcome.Fitted))
        {
            missing.Add(new Refusal(
                "", fit.Outcome == FitOutcome.Overset ? "Page {0} is too full: {1} words to cut." : "Page {0} is not full: room for {1} words.", page + 1, fit.WordsOff));
        }

        return missing;
    }

    private static void MissingOfPlan(List<Refusal> missing, IReadOnlyList<Story> articles, FlatplanText plan)
    {
        missing.AddRange(articles.Where(article => !plan.FramesOf(article.Id.ToString()).Any())
            .Select(article => new Refusal("", "“{0}” stands in no frame: place it, hold it or kill it.", article.Headline)));
        var known = articles.Select(article => article.Id.ToString()).ToHashSet(StringComparer.Ordinal);
        missing.AddRange(plan.Frames.Where(frame => !known.Contains(frame.Story))
            .Select(frame => new Refusal("", "A frame on page {0} is empty: put an article in, or take the frame out.", frame.Box.Page)));
        missing.AddRange(plan.Faults().Select(fault => new Refusal("", "A frame on page {0} stands where it cannot: look at the flatplan.", plan.Frames[fault.Frame].Box.Page)));
    }

    /// <summary>Where on the page what an imprint lacks leads to the forms in which it is filled in.</summary>
    public const string Imprint = "imprint";

    /// <summary>What an imprint lacks, with the rule that asks for it.</summary>
    /// <param name="publication">Name of the publication.</param>
    /// <param name="gaps">What it lacks.</param>
    public static IEnumerable<Refusal> MissingOfImprint(string publication, IEnumerable<ImprintGap> gaps) => gaps.Select(gap => gap.Kind switch
    {
        ImprintGapKind.Missing => new Refusal(Imprint, "The imprint of {0} has no “{1}”. “{2}” asks for it: {3}", publication, gap.Field, gap.Profile, gap.Rule),
        ImprintGapKind.Bad => new Refusal(Imprint, "In the imprint of {0} “{1}” cannot be right. “{2}” asks for it: {3}", publication, gap.Field, gap.Profile, gap.Rule),
        ImprintGapKind.Ended => new Refusal(Imprint, "In the imprint of {0} “{1}” is before the day of the issue: renew the licence, or take the mark out. “{2}” says: {3}", publication, gap.Field, gap.Profile, gap.Rule),
        ImprintGapKind.Gone => new Refusal(Imprint, "The imprint rules “{1}” that {0} follows are not there any more: choose others.", publication, gap.Profile),
        ImprintGapKind.Changed => new Refusal(Imprint, "The imprint line of {0} is not what the rules give now (“{1}”): look at it and save it.", publication, gap.Profile),
        _ => new Refusal(Imprint, "The imprint rules of the issue’s folder are not kept: {0}", gap.Rule),
    });

    /// <summary>All that is missing, in the order of the sheet: the front first.</summary>
    /// <param name="editions">The issue's editions.</param>
    /// <param name="editorials">Its editorials, in each variant that it is made in; in the one text that it has, where that is null.</param>
    /// <param name="leftOut">Editions that are left out of this issue.</param>
    public static IReadOnlyList<Refusal> Missing(IReadOnlyList<EditionCard> editions, IReadOnlyList<(IssueVariant? Variant, PrintedEditorials Editorials)> editorials, IReadOnlySet<EditionId> leftOut)
    {
        var missing = new List<Refusal>();
        var printed = editions.Where(edition => !leftOut.Contains(edition.Id)).ToList();
        if (printed.Count == 0)
        {
            missing.Add(new Refusal("", "No edition is left: an issue is locked to be printed."));
        }

        foreach (var language in printed.Select(edition => edition.Language).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            // A usual text that stands in several variants is said once.
            missing.AddRange(editorials.Select(one => EditorialOf(language, one.Variant, one.Editorials)).OfType<Refusal>().DistinctBy(refusal => string.Format(null, refusal.Words, refusal.Values)));
        }

        missing.AddRange(printed.Where(edition => edition.ApprovedAt is null)
            .Select(edition => new Refusal($"Out-{edition.Id}", "{0} is not approved: hold its meeting, or leave it out of this issue.", edition.WorkplaceName)));
        return missing;
    }

    private static Refusal? EditorialOf(string language, IssueVariant? variant, PrintedEditorials editorials)
    {
        if (editorials.For(language) is not { } piece)
        {
            return variant is null
                ? new Refusal("", "There is no editorial in {0}: write it, or leave out the editions in it.", language)
                : new Refusal("", "There is no editorial in {0} for “{1}”: write it, or leave out the editions in it.", language, variant.Name);
        }

        if (variant is not null && piece.Variant.Length == 0 && editorials.All.Any(other => other.Variant.Length > 0))
        {
            return new Refusal("", "The editorial in {0} is the usual one in “{1}”, though another language has a text of its own for it: translate that.", language, variant.Name);
        }

        var isOwn = variant is not null && piece.Variant.Length > 0;
        return piece.LockedAt is null && piece.State != StoryState.Approved
            ? isOwn ? new Refusal("", "The editorial in {0} for “{1}” is not locked: the board locks it at its desk.", language, variant!.Name) : new Refusal("", "The editorial in {0} is not locked: the board locks it at its desk.", language)
            : !editorials.IsOfOlderText(piece) ? null
            : isOwn ? new Refusal("", "The editorial in {0} for “{1}” is of an older text: translate what changed.", language, variant!.Name)
            : new Refusal("", "The editorial in {0} is of an older text: translate what changed.", language);
    }
}
