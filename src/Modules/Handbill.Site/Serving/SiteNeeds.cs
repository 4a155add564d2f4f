using Handbill.Groups.Contracts;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;

namespace Handbill.Site.Serving;

/// <summary>Names of what pages are made of. A page names those that it read; a change names those that it changed.</summary>
internal static class SiteNeeds
{
    /// <summary>All that stands on every page: title, menu, templates.</summary>
    public const string Frame = "frame";

    /// <summary>The archive of issues.</summary>
    public const string Issues = "issues";

    /// <summary>Files under the name of their hash: they do not change.</summary>
    public const string Files = "files";

    public static string Of(ArticleId article) => $"a:{article}";

    /// <summary>All articles that are translations of each other.</summary>
    public static string Translations(Guid group) => $"t:{group:N}";

    /// <summary>The newest articles of a language.</summary>
    public static string Newest(string language) => $"n:{language}";

    /// <summary>A list of a language.</summary>
    public static string List(string language, MarkKind kind, string slug) => $"l:{language}:{(int)kind}:{slug}";

    /// <summary>A year of a language.</summary>
    public static string Year(string language, int year) => $"y:{language}:{year}";

    /// <summary>Of which years a language has something.</summary>
    public static string Years(string language) => $"s:{language}";

    /// <summary>A page beside the articles.</summary>
    public static string Page(string slug) => $"p:{slug}";

    /// <summary>An address at which there is nothing yet.</summary>
    public static string Address(string path) => $"x:{path}";

    /// <summary>What groups say of their sheets.</summary>
    public static IEnumerable<string> Sheets(IEnumerable<GroupId> groups) => groups.Where(one => one != default).Distinct().Select(one => $"g:{one}");

    /// <summary>What an article's change changes.</summary>
    public static IEnumerable<string> ChangedBy(Article article, IEnumerable<ArticleMark> marks) =>
    [
        Of(article.Id), Translations(article.Translations), Newest(article.Language), Address(article.Path),

        // At midnight of New Year's Eve it is two years, by which clock is asked.
        .. new[] { -1, 1 }.Select(days => article.PublishAt.UtcDateTime.AddDays(days).Year).Distinct().Select(year => Year(article.Language, year)),
        .. marks.Select(mark => List(mark.Language, mark.Kind, mark.Slug)),
    ];
}
