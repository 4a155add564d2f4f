using System.Globalization;
using System.Security.Cryptography;
using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Press.Contracts;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Publishing;

/// <summary>Puts articles into the tables, whoever they come from: their address, what they are listed under, their pictures, their place in the index. Within the caller's transaction.</summary>
internal sealed class ArticleWriting(HandbillDb db, IOrganisations organisations, TimeProvider clock)
{
    private const int LongestSlug = 80;

    /// <summary>A path that no article has or had.</summary>
    /// <param name="language">The article's language.</param>
    /// <param name="at">When it is published.</param>
    /// <param name="wish">What it is to be named after.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<string> PathAsync(string language, DateTimeOffset at, string wish, CancellationToken cancellation) =>
        (await new FreePaths(db).TakeAsync([WishedPath(language, at, wish)], cancellation))[0];

    /// <summary>The path that an article would have if nobody had it.</summary>
    public static string WishedPath(string language, DateTimeOffset at, string wish)
    {
        var slug = ArticleText.SlugOf(wish, LongestSlug) is { Length: > 0 } own ? own : "article";
        return string.Create(CultureInfo.InvariantCulture, $"{language}/{at.UtcDateTime:yyyy}/{at.UtcDateTime:MM}/{slug}");
    }

    /// <summary>
    /// Puts what an editor says that an article is listed under in the place of what it was. A topic goes to the list of its name that is there: one that came from an older archive has
    /// the address that it had there.
    /// </summary>
    public async Task MarkAsync(Article article, ArticleText text, CancellationToken cancellation)
    {
        var marks = text.Marks().ToList();
        var topics = marks.Where(mark => mark.Kind == MarkKind.Topic).ToDictionary(mark => mark.Slug, mark => mark.Name, StringComparer.Ordinal);
        var own = await db.Set<ArticleMark>().Where(mark => mark.ArticleId == article.Id && mark.Kind == MarkKind.Topic).Select(mark => new { mark.Slug, mark.Name }).ToListAsync(cancellation);
        var usual = topics.Keys.ToList();
        own.AddRange(await db.Set<ArticleMark>().Where(mark => mark.Language == article.Language && mark.Kind == MarkKind.Topic && EF.Parameter(usual).Contains(mark.Slug)).Select(mark => new { mark.Slug, mark.Name }).Distinct().ToListAsync(cancellation));
        if (topics.Values.Except(own.Select(mark => mark.Name), StringComparer.Ordinal).ToList() is { Count: > 0 } unknown)
        {
            own.AddRange(await db.Set<ArticleMark>().Where(mark => mark.Language == article.Language && mark.Kind == MarkKind.Topic && EF.Parameter(unknown).Contains(mark.Name)).Select(mark => new { mark.Slug, mark.Name }).Distinct().OrderBy(mark => mark.Slug).ToListAsync(cancellation));
        }

        await MarkAsync(article, marks.Select(mark => mark.Kind == MarkKind.Topic && own.Find(one => one.Name == mark.Name) is { } known ? (mark.Kind, known.Slug, mark.Name) : mark).DistinctBy(mark => (mark.Kind, mark.Slug)), cancellation);
    }

    /// <summary>Puts what an article is listed under in the place of what it was.</summary>
    public async Task MarkAsync(Article article, IEnumerable<(MarkKind Kind, string Slug, string Name)> marks, CancellationToken cancellation)
    {
        var before = await db.Set<ArticleMark>().Where(mark => mark.ArticleId == article.Id).ToListAsync(cancellation);
        var wanted = marks.ToList();
        foreach (var mark in before)
        {
            if (wanted.Contains((mark.Kind, mark.Slug, mark.Name)))
            {
                mark.PublishAt = article.PublishAt;
            }
            else
            {
                db.Remove(mark);
            }
        }

        await db.SaveChangesAsync(cancellation);
        var kept = before.Where(mark => wanted.Contains((mark.Kind, mark.Slug, mark.Name))).Select(mark => (mark.Kind, mark.Slug)).ToHashSet();
        db.AddRange(wanted.Where(mark => !kept.Contains((mark.Kind, mark.Slug))).Select(mark => new ArticleMark
        {
            ArticleId = article.Id, Kind = mark.Kind, Slug = mark.Slug, Name = mark.Name, Language = article.Language, PublishAt = article.PublishAt,
        }));
    }

    /// <summary>Keeps a file under its hash.</summary>
    /// <returns>The hash.</returns>
    public async Task<string> KeepAsync(byte[] bytes, string type, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await SiteFiles.PutAsync(db, [new SiteFile { Hash = hash, Type = type, Bytes = bytes }], cancellation);
        return hash;
    }

    /// <summary>Takes the pictures that an article's body names from the issue that it stood in.</summary>
    public async Task IllustrateAsync(Article article, IssueId issue, IReadyStories stories, CancellationToken cancellation)
    {
        var there = (await db.Set<ArticlePicture>().Where(picture => picture.ArticleId == article.Id).Select(picture => picture.Name).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        foreach (var name in PictureNames.In(article.Body).Where(name => !there.Contains(name)))
        {
            if (await stories.PictureAsync(issue, name, cancellation) is { } picture)
            {
                db.Add(new ArticlePicture
                {
                    ArticleId = article.Id, Name = name, Hash = await KeepAsync(picture.Bytes, TypeOf(name), cancellation), Width = picture.Width, Height = picture.Height, Rights = picture.Rights, Leads = there.Count == 0,
                });
                there.Add(name);
            }
        }
    }

    /// <summary>Puts an article into the index, or takes it out when it was taken back.</summary>
    public async Task IndexAsync(Article article, CancellationToken cancellation)
    {
        var marks = await db.Set<ArticleMark>().Where(mark => mark.ArticleId == article.Id).ToListAsync(cancellation);
        await ArticleIndex.PutAsync(db, article, marks, await organisations.ZoneAsync(cancellation), cancellation);
    }

    public ArticleId NewId() => Kernel.Ids.NewId.Of<ArticleId>(clock);

    /// <summary>Media type of a picture by its name.</summary>
    public static string TypeOf(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".png" => "image/png",
        ".webp" => "image/webp",
        ".gif" => "image/gif",
        _ => "image/jpeg",
    };
}
