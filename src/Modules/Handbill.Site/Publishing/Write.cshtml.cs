using Handbill.Groups.Contracts;
using Handbill.Kernel.Outcomes;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Reading;
using Handbill.Site.Serving;
using Handbill.Site.Subscribers;
using Handbill.Typesetting.Text;
using Handbill.Ui.Components;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Site.Publishing;

/// <summary>One article: written, changed with a note once readers have it, taken back.</summary>
[Authorize(nameof(Permission.Publish))]
internal sealed class WriteModel(SiteDesk desk, ArticleTies ties, ArticleShelf shelf, SiteFrame frame, Mailings mailings, TimeProvider clock, IStringLocalizer<SiteWords> words) : PageModel
{
    private const string New = "new";

    [BindProperty]
    public ArticleText Text { get; set; } = new();

    [BindProperty]
    public string? Language { get; set; }

    [BindProperty]
    public string? At { get; set; }

    [BindProperty]
    public NoteKind Kind { get; set; } = NoteKind.Update;

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public int Version { get; set; }

    /// <summary>The article; null for one that is to be written.</summary>
    public Article? Article { get; private set; }

    public bool IsOut { get; private set; }

    public IReadOnlyList<ArticleNote> Notes { get; private set; } = [];

    /// <summary>Publications that it may be put into; empty where that is not to be chosen.</summary>
    public IReadOnlyList<Choice> Publications { get; private set; } = [];

    /// <summary>Whether it went out by mail.</summary>
    public bool IsSent { get; private set; }

    /// <summary>The same in other languages.</summary>
    public IReadOnlyList<Article> Translations { get; private set; } = [];

    /// <summary>Articles that it may be a translation of.</summary>
    public IReadOnlyList<Article> Offered { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        var (_, organisation, languages) = await frame.BaseAsync(cancellation);
        if (Article is { } article)
        {
            Text = ArticleText.Of(article, (await shelf.WithAsync([article], cancellation))[0].Marks);
            (Text.Publication, Text.TranslationOf) = (article.PublicationId?.ToString() ?? "", Translations is [var other, ..] ? $"{SiteDoor.Root}/{other.Path}" : "");
            (Version, At) = (article.Version, LocalTime.Shown(article.PublishAt, organisation.TimeZone));
        }
        else
        {
            (Language, At) = (languages[0], LocalTime.Shown(clock.GetUtcNow(), organisation.TimeZone));
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        var (_, organisation, _) = await frame.BaseAsync(cancellation);
        FillEmpty();
        var refusals = Text.Check().Select(refusal => refusal with { Field = $"Text.{refusal.Field}" }).ToList();
        var at = IsOut ? Article!.PublishAt : LocalTime.Read(At, organisation.TimeZone);
        if (at is null)
        {
            refusals.Add(new Refusal("At", "Write the day and the time from which it can be read."));
        }

        if (Article is null && !IsTag(Language))
        {
            refusals.Add(new Refusal("Language", "Write the tag of a language, such as en, es or pt-BR."));
        }

        if (refusals.Count > 0)
        {
            return this.Refuse(words, refusals);
        }

        if (Article is null)
        {
            var (made, why) = await desk.WriteAsync(Text, Language!, at!.Value, cancellation);
            if (why is not null)
            {
                return this.Refuse(words, why with { Field = $"Text.{why.Field}" });
            }

            Flash.Say(HttpContext, at > clock.GetUtcNow() ? words["It is saved and comes out by itself at its time."] : words["It is out."]);
            return Redirect($"/site/articles/{made}");
        }

        if (await desk.ChangeAsync(Article.Id, Version, Text, at!.Value, Kind, Note ?? "", cancellation) is { } refusal)
        {
            return this.Refuse(words, refusal.Field is nameof(ArticleText.Publication) or nameof(ArticleText.TranslationOf) ? refusal with { Field = $"Text.{refusal.Field}" } : refusal);
        }

        Flash.Say(HttpContext, words["It is saved."]);
        return Redirect($"/site/articles/{Article.Id}");
    }

    public async Task<IActionResult> OnPostRetractAsync(string id, string? why, bool tell, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await FindAsync(id, cancellation) || Article is null)
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(why) || why.Trim().Length > Article.LongestNote)
        {
            Text = ArticleText.Of(Article, (await shelf.WithAsync([Article], cancellation))[0].Marks);
            Version = Article.Version;
            return this.Refuse(words, new Refusal("why", "Say why in 1 to {0} characters: readers who come to its address see it.", Article.LongestNote));
        }

        Flash.Say(HttpContext, await desk.RetractAsync(Article.Id, why, tell, cancellation) ? words["It is taken back."] : words["It was taken back already."]);
        return Redirect($"/site/articles/{Article.Id}");
    }

    private async Task<bool> FindAsync(string id, CancellationToken cancellation)
    {
        if (id == New)
        {
            await OfferAsync(cancellation);
            return Publications.Count > 0 || await desk.MayAsync(null, cancellation);
        }

        if (!ArticleId.TryParse(id, null, out var known) || await desk.FindAsync(known, cancellation) is not { } article)
        {
            return false;
        }

        Article = article;
        IsOut = article.PublishAt <= clock.GetUtcNow() && article.RetractedAt is null;
        Notes = await shelf.NotesAsync(known, cancellation);
        IsSent = await mailings.FindAsync(known, cancellation) is not null;
        Translations = await ties.OthersAsync(article, cancellation);
        await OfferAsync(cancellation);
        return true;
    }

    private async Task OfferAsync(CancellationToken cancellation)
    {
        Offered = await ties.NewestAsync(Article, cancellation);

        // Of what was printed the issue says of which publication it is.
        if (Article?.IssueId is null && await ties.OfferedAsync(Article, cancellation) is ({ Count: > 0 } offered, var mayBeNone))
        {
            Publications = [.. mayBeNone ? [new Choice("", words["none"])] : Array.Empty<Choice>(), .. offered.Select(one => new Choice(one.Id.ToString(), one.Name))];
        }
    }

    // Fields that were sent empty come as null.
    private void FillEmpty()
    {
        Text.Kicker ??= "";
        Text.Headline ??= "";
        Text.Standfirst ??= "";
        Text.Body = (Text.Body ?? "").ReplaceLineEndings("\n");
        Text.Authors ??= "";
        Text.Section ??= "";
        Text.Topics ??= "";
        Text.Series ??= "";
        Text.Workplaces ??= "";
        Text.TranslationOf ??= "";
        Text.Publication = Publications.Count > 0 ? Text.Publication ?? "" : null;
    }

    private static bool IsTag(string? tag) => tag is { Length: >= 2 and <= 35 } && tag.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') && tag.Split('-')[0].Length is 2 or 3;
}
