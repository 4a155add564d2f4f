using Handbill.Desk.Contracts;
using Handbill.Desk.Folders;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Flatplans;

/// <summary>Reads flatplans, and begins them.</summary>
internal static class FlatplanShelf
{
    /// <summary>The plan of an issue with the ids of stories in it; null when it has none.</summary>
    public static async Task<FlatplanText?> ReadAsync(HandbillDb db, IssueId issue, CancellationToken cancellation)
    {
        var text = await db.Set<Flatplan>().AsNoTracking().Where(plan => plan.IssueId == issue)
            .Join(db.Set<FlatplanStep>(), plan => new { plan.IssueId, Number = plan.Step }, step => new { step.IssueId, step.Number }, (_, step) => step.Text)
            .FirstOrDefaultAsync(cancellation);
        return text is null ? null : FlatplanText.Read(text) ?? throw new InvalidOperationException("A flatplan that was kept can be read.");
    }

    /// <summary>The rows of a plan that begins.</summary>
    public static IEnumerable<object> Begin(IssueId issue, FlatplanText plan, AccountId by, DateTimeOffset now) =>
        [new Flatplan { IssueId = issue }, new FlatplanStep { IssueId = issue, Number = 0, Text = plan.Write(), At = now, By = by }];

    /// <summary>What the press gets of an issue's articles and flatplan: those that are printed and have text, a frame without its article empty.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="stories">Its stories.</param>
    /// <param name="plan">Its flatplan, or null.</param>
    /// <param name="text">What else its folder has.</param>
    public static IssueText WithArticles(IssueCard issue, IEnumerable<Story> stories, FlatplanText? plan, IssueText text)
    {
        var printed = stories.Where(story => story.Kind == StoryKind.Article && story.TranslationOf is null).ToList();
        var names = StoryTexts.ArticleNames(printed, issue.OtherFiles);
        var files = plan is null ? text.Others
            : text.Others.SetItem(FlatplanText.File, plan.Renamed(story => names.GetValueOrDefault(story)).Write());
        return text with { Articles = StoryTexts.Articles(printed, issue.OtherFiles), Others = files };
    }
}
