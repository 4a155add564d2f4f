using Handbill.Kernel.Outcomes;
using Handbill.Kernel.Search;
using Handbill.Site.Articles;

namespace Handbill.Site.Publishing;

/// <summary>What an editor says of an article.</summary>
internal sealed class ArticleText
{
    public string Kicker { get; set; } = "";

    public string Headline { get; set; } = "";

    public string Standfirst { get; set; } = "";

    public string Body { get; set; } = "";

    /// <summary>Who wrote it, names with commas between; empty for nobody.</summary>
    public string Authors { get; set; } = "";

    public string Section { get; set; } = "";

    /// <summary>Names with commas between.</summary>
    public string Topics { get; set; } = "";

    public string Series { get; set; } = "";

    /// <summary>Workplaces that it is about, names with commas between.</summary>
    public string Workplaces { get; set; } = "";

    /// <summary>Id of the publication that it is of; empty for none, null to leave that as it is.</summary>
    public string? Publication { get; set; }

    /// <summary>An article in another language that it is a translation of, by its address or headline; empty for none, null to leave that as it is.</summary>
    public string? TranslationOf { get; set; }

    /// <summary>What is wrong with it; empty for nothing.</summary>
    public IEnumerable<Refusal> Check()
    {
        if (Headline.Trim().Length is 0 or > Article.LongestHeadline)
        {
            yield return new Refusal(nameof(Headline), "Headline: write 1 to {0} characters.", Article.LongestHeadline);
        }

        if (Standfirst.Length > Article.LongestStandfirst)
        {
            yield return new Refusal(nameof(Standfirst), "Standfirst: at most {0} characters.", Article.LongestStandfirst);
        }

        if (Kicker.Length > 200)
        {
            yield return new Refusal(nameof(Kicker), "Kicker: at most {0} characters.", 200);
        }

        if (Marks().FirstOrDefault(mark => mark.Name.Length > ArticleMark.LongestName || mark.Slug.Length == 0) is { Name: not null } wrong)
        {
            yield return new Refusal(FieldOf(wrong.Kind), "“{0}” has no letters, or more than {1}.", wrong.Name, ArticleMark.LongestName);
        }
    }

    /// <summary>What it is listed under.</summary>
    public IEnumerable<(MarkKind Kind, string Slug, string Name)> Marks() =>
        Names(MarkKind.Section, Section, isOne: true).Concat(Names(MarkKind.Topic, Topics, isOne: false)).Concat(Names(MarkKind.Author, Authors, isOne: false)).Concat(Names(MarkKind.Series, Series, isOne: true))
            .Concat(Names(MarkKind.Workplace, Workplaces, isOne: false))
            .DistinctBy(mark => (mark.Kind, mark.Slug));

    /// <summary>A name as it stands in addresses: small letters without accents, with hyphens between the words.</summary>
    public static string SlugOf(string name, int most = ArticleMark.LongestSlug)
    {
        var slug = string.Join('-', SearchWords.Of(name));
        if (slug.Length <= most)
        {
            return slug;
        }

        var end = slug.LastIndexOf('-', most);
        return slug[..(end > most / 2 ? end : most)];
    }

    /// <summary>An article as it stands now.</summary>
    public static ArticleText Of(Article article, IReadOnlyList<ArticleMark> marks) => new()
    {
        Kicker = article.Kicker, Headline = article.Headline, Standfirst = article.Standfirst, Body = article.Body,
        Section = Joined(marks, MarkKind.Section), Topics = Joined(marks, MarkKind.Topic), Authors = Joined(marks, MarkKind.Author), Series = Joined(marks, MarkKind.Series),
        Workplaces = Joined(marks, MarkKind.Workplace),
    };

    private static string Joined(IReadOnlyList<ArticleMark> marks, MarkKind kind) => string.Join(", ", marks.Where(mark => mark.Kind == kind).Select(mark => mark.Name));

    private static IEnumerable<(MarkKind Kind, string Slug, string Name)> Names(MarkKind kind, string text, bool isOne) =>
        (isOne ? [text] : text.Split([',', ';', '،'])).Select(name => name.Trim()).Where(name => name.Length > 0).Select(name => (kind, SlugOf(name), name));

    private static string FieldOf(MarkKind kind) => kind switch { MarkKind.Section => nameof(Section), MarkKind.Topic => nameof(Topics), MarkKind.Author => nameof(Authors), MarkKind.Series => nameof(Series), _ => nameof(Workplaces) };
}
