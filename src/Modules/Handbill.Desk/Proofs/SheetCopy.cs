using System.Security.Cryptography;
using System.Text;
using Handbill.Desk.Contracts;
using Handbill.Desk.Editorials;
using Handbill.Desk.Flatplans;
using Handbill.Desk.Folders;
using Handbill.Desk.Stories;
using Handbill.Press.Contracts;

namespace Handbill.Desk.Proofs;

/// <summary>
/// What one edition prints, as the press takes it: put together here for the proof that somebody sees and for the fit that the board tells.
/// Of the issue it has only what is on this sheet, so that a change elsewhere in the issue is no change of it. Pure.
/// </summary>
internal sealed record SheetCopy
{
    private SheetCopy()
    {
    }

    public required IssueId Issue { get; init; }

    /// <summary>What it shares with other editions; without pictures, which are read when they are needed.</summary>
    public required IssueText Shared { get; init; }

    public required EditionText Text { get; init; }

    /// <summary>The items that are set, in their order.</summary>
    public required IReadOnlyList<Story> Items { get; init; }

    /// <summary>The common piece; null when there is none to print.</summary>
    public required Story? Editorial { get; init; }

    /// <summary>Puts it together.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="stories">The edition's items and the issue's editorials: as many as whoever asks may see.</param>
    /// <param name="leftOut">Items that are set as if they were held.</param>
    public static SheetCopy Of(IssueCard issue, EditionCard edition, IReadOnlyCollection<Story> stories, IReadOnlySet<StoryId> leftOut)
    {
        var head = IssueHeads.Of(issue);
        head = head with { Imprint = ImprintText.Of(head.Imprint.For(edition.Language, head.Language)) };
        var editorial = PrintedEditorials.Of(issue, stories).For(edition.Language);
        var items = StoryTexts.InOrder(stories).Where(story => story.EditionId == edition.Id && StoryTexts.IsPrinted(story) && !leftOut.Contains(story.Id)).ToList();
        return new SheetCopy
        {
            Issue = issue.Id,
            Shared = new IssueText { Head = head, Editorials = editorial is null ? [] : [StoryTexts.Editorial(editorial)], Others = StoryTexts.Others(issue.OtherFiles) },
            Text = StoryTexts.Edition(edition, items) with { Held = [] },
            Items = items,
            Editorial = editorial,
        };
    }

    /// <summary>Puts a newspaper together.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="edition">Its one edition.</param>
    /// <param name="stories">Its articles: as many as whoever asks may see.</param>
    /// <param name="plan">Its flatplan, its stories by their ids; null for none.</param>
    public static SheetCopy OfPaper(IssueCard issue, EditionCard edition, IReadOnlyCollection<Story> stories, FlatplanText? plan)
    {
        var written = stories.Where(story => story.Body.Length > 0).ToList();
        var shared = FlatplanShelf.WithArticles(
            issue, written, plan, new IssueText { Head = IssueHeads.Of(issue) with { IsPaper = true }, Others = StoryTexts.Others(issue.OtherFiles) });
        var names = StoryTexts.ArticleNames(written, issue.OtherFiles);
        var places = shared.Articles.ToDictionary(article => article.Name, StringComparer.Ordinal);
        return new SheetCopy
        {
            Issue = issue.Id,
            Shared = shared,
            Text = StoryTexts.Edition(edition, []),
            Items = [.. written.Where(story => names.ContainsKey(story.Id.ToString())).Select(story => (Story: story, Place: places.GetValueOrDefault(names[story.Id.ToString()])))
                .Where(one => one.Place is not null).OrderBy(one => one.Place!.Order ?? int.MaxValue).ThenBy(one => one.Place!.Name, StringComparer.Ordinal).Select(one => one.Story)],
            Editorial = null,
        };
    }

    /// <summary>Names the state of all that it shares with other editions.</summary>
    /// <param name="pictures">The issue's pictures.</param>
    public string SharedKey(IEnumerable<PictureMark> pictures) => Hash(Shared, pictures);

    /// <summary>
    /// Names what is printed and what sets it: as long as it is the same, the fit is. Copies are counted and not printed; pictures that no text
    /// names are on no sheet.
    /// </summary>
    /// <param name="pictures">The issue's pictures.</param>
    /// <param name="engine">What sets it.</param>
    public string FitMark(IReadOnlyCollection<PictureMark> pictures, string engine)
    {
        var texts = Shared.Others.Values.Concat(Shared.Editorials.Select(one => one.Body)).Concat(Shared.Articles.Select(one => one.Body)).Concat(Text.Items.Select(item => item.Body)).ToList();
        return Hash(
            Shared with { Editions = [Text with { Copies = 0 }] },
            [.. pictures.Where(picture => texts.Exists(text => text.Contains(picture.Path, StringComparison.Ordinal))), new PictureMark(engine, "")]);
    }

    private string Hash(IssueText text, IEnumerable<PictureMark> pictures)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(Issue.ToString()));
        var files = text.Write();
        foreach (var path in files.Paths)
        {
            Append(path);
            hash.AppendData(files.Find(path)!);
        }

        foreach (var picture in pictures.OrderBy(picture => picture.Path, StringComparer.Ordinal))
        {
            Append($"{picture.Path}:{picture.Hash}");
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Append(string part) => hash.AppendData(Encoding.UTF8.GetBytes("\n" + part + "\n"));
    }
}

/// <summary>A picture without its bytes.</summary>
/// <param name="Path">Path in the issue folder.</param>
/// <param name="Hash">Hash of the file.</param>
internal readonly record struct PictureMark(string Path, string Hash);
