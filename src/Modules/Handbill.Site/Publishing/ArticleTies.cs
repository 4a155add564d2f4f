using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Handbill.Press.Contracts;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Serving;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Publishing;

/// <summary>What an article belongs to, as an editor says it: its publication, and the articles in other languages that it is a translation of.</summary>
internal sealed class ArticleTies(HandbillDb db, IPublications publications, IAccess access)
{
    private const int MostOffered = 100;

    /// <summary>Publications that an article may be put into, and whether it may be of none.</summary>
    /// <param name="article">The article, whose own publication is among them though it is archived; null for a new one.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<(IReadOnlyList<PublicationCard> Publications, bool MayBeNone)> OfferedAsync(Article? article, CancellationToken cancellation)
    {
        var reach = await access.ReachAsync(Permission.Publish, cancellation);
        var all = (await publications.AllAsync(cancellation)).ToList();
        if (article?.PublicationId is { } own && !all.Exists(one => one.Id == own) && await publications.FindAsync(own, cancellation) is { } archived)
        {
            all.Add(archived);
        }

        return ([.. all.Where(one => reach.Everywhere || reach.Publications.Contains(one.Id.Value))], reach.Everywhere);
    }

    /// <summary>Articles that are translations of this one, by language; those that were taken back are none.</summary>
    public Task<List<Article>> OthersAsync(Article article, CancellationToken cancellation) =>
        db.Set<Article>().AsNoTracking().Where(one => one.Translations == article.Translations && one.Id != article.Id && one.RetractedAt == null).OrderBy(one => one.Language).ThenBy(one => one.CreatedAt).ToListAsync(cancellation);

    /// <summary>The newest articles that one in this language may be a translation of.</summary>
    /// <param name="article">The article; null for a new one, whose language nobody knows yet.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<Article>> NewestAsync(Article? article, CancellationToken cancellation)
    {
        var language = article?.Language ?? "";
        return await (await MineAsync(cancellation)).Where(one => one.RetractedAt == null && one.Language != language).OrderByDescending(one => one.PublishAt).Take(MostOffered).ToListAsync(cancellation);
    }

    /// <summary>Ties an article as a text says; what the text is silent of stays. Within the caller's transaction.</summary>
    /// <returns>Why it was not; null when it is as was said.</returns>
    public async Task<Refusal?> TieAsync(Article article, ArticleText text, CancellationToken cancellation) =>
        await PutIntoAsync(article, text.Publication, cancellation) ?? await TranslateAsync(article, text.TranslationOf?.Trim(), cancellation);

    private async Task<Refusal?> PutIntoAsync(Article article, string? wanted, CancellationToken cancellation)
    {
        // Of what was printed the issue says it.
        if (wanted is null || article.IssueId is not null)
        {
            return null;
        }

        var (offered, mayBeNone) = await OfferedAsync(article, cancellation);
        var chosen = offered.FirstOrDefault(one => one.Id.ToString() == wanted);
        if (chosen is null && (wanted.Length > 0 || !mayBeNone))
        {
            return new Refusal("Publication", "Choose the publication that it is of from the list.");
        }

        article.PublicationId = chosen?.Id;
        return null;
    }

    private async Task<Refusal?> TranslateAsync(Article article, string? named, CancellationToken cancellation)
    {
        if (named is null)
        {
            return null;
        }

        var before = await OthersAsync(article, cancellation);
        if (named.Length == 0)
        {
            if (before.Count > 0)
            {
                Move(article, Guid.CreateVersion7(), before);
            }

            return null;
        }

        var found = await FindAsync(article, named, cancellation);
        if (found is not [var original])
        {
            return found.Count == 0
                ? new Refusal("TranslationOf", "There is no article “{0}” here. Give its headline as it stands there, or its address.", named)
                : new Refusal("TranslationOf", "More than one article has the headline “{0}”. Give the address of the one that you mean.", named);
        }

        if (original.Id == article.Id)
        {
            return new Refusal("TranslationOf", "This is the article itself. Give one in another language, or leave the field empty.");
        }

        if (original.RetractedAt is not null)
        {
            return new Refusal("TranslationOf", "“{0}” was taken back. Give an article that readers have or will have, or leave the field empty.", original.Headline);
        }

        if (original.Translations == article.Translations)
        {
            return null;
        }

        if (original.Language == article.Language)
        {
            return new Refusal("TranslationOf", "“{0}” is in the same language as this one. Give an article in another language, or leave the field empty.", original.Headline);
        }

        var group = await OthersAsync(original, cancellation);
        if (group.Find(one => one.Language == article.Language && one.Id != article.Id) is { } taken)
        {
            return new Refusal("TranslationOf", "“{0}” is its translation into this language already. Empty this field there first, or leave it empty here.", taken.Headline);
        }

        Move(article, original.Translations, [.. before, original, .. group]);
        return null;
    }

    // The pages of all whose links to each other change are made anew.
    private void Move(Article article, Guid group, IEnumerable<Article> touched)
    {
        article.Translations = group;
        foreach (var one in touched)
        {
            db.Record(new AuditAct(access.Me?.Value, "site.translations", "article", one.Id.Value));
        }
    }

    private async Task<List<Article>> FindAsync(Article article, string named, CancellationToken cancellation)
    {
        var mine = await MineAsync(cancellation);
        var path = PathOf(named);
        if (ArticleId.TryParse(path.Split('/')[^1], null, out var id) && await mine.Where(one => one.Id == id).ToListAsync(cancellation) is { Count: 1 } byId)
        {
            return byId;
        }

        var target = await db.Set<OldAddress>().Where(one => one.Path == path).Select(one => one.Target).FirstOrDefaultAsync(cancellation) ?? path;
        if (await mine.Where(one => one.Path == target).ToListAsync(cancellation) is { Count: 1 } byPath)
        {
            return byPath;
        }

        var lower = named.ToLowerInvariant();
        var called = await mine.Where(one => one.RetractedAt == null && (one.Headline == named || one.Headline.ToLower() == lower)).OrderBy(one => one.Id).Take(20).ToListAsync(cancellation);

        // Of several that are called so, those in this language cannot be meant.
        return called.Count > 1 && called.FindAll(one => one.Language != article.Language) is { Count: > 0 } others ? others : called;
    }

    // As an article has it: of an address on this site or another, what stands behind the site's own path.
    private static string PathOf(string named)
    {
        var path = Uri.TryCreate(named, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? Uri.UnescapeDataString(address.AbsolutePath) : named;
        path = path.Trim('/');
        var root = SiteDoor.Root.TrimStart('/') + "/";
        return path.StartsWith(root, StringComparison.Ordinal) ? path[root.Length..] : path;
    }

    // Who may not publish an article links nothing to it: its page would change.
    private async Task<IQueryable<Article>> MineAsync(CancellationToken cancellation)
    {
        var reach = await access.ReachAsync(Permission.Publish, cancellation);
        var mine = reach.Publications.Select(PublicationId.From).Select(id => (PublicationId?)id).ToList();
        return db.Set<Article>().AsNoTracking().Where(one => reach.Everywhere || EF.Parameter(mine).Contains(one.PublicationId));
    }
}
