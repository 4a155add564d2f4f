using System.Collections.Immutable;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Issues;

/// <summary>The articles of a newspaper: a file each, in the order that they ask for.</summary>
internal static class ArticleFiles
{
    /// <summary>Where they are kept.</summary>
    public const string Folder = "articles";

    private const int MostArticles = 200;
    private const int MostPages = 64;
    private const int MostColumns = 5;
    private const int HighestOrder = 9999;

    private static readonly string[] Known = ["title", "kicker", "byline", "page", "columns", "order"];

    /// <summary>Reads all articles, the lead first.</summary>
    public static ImmutableArray<Article> Read(string folder, string language, IIssueFiles files, IssuePictures pictures, FaultList faults)
    {
        var names = files.List(folder).Where(IssueFolder.IsCopy).ToList();
        if (names.Count is 0 or > MostArticles)
        {
            faults.Add(folder, 0, names.Count == 0 ? "there are no articles" : $"there are {names.Count} articles", $"put 1 to {MostArticles} files such as {folder}/lead.md there");
            return [];
        }

        var articles = new List<(int Order, Article Article)>();
        foreach (var name in names)
        {
            if (ReadArticle($"{folder}/{name}", language, files, pictures, faults) is { } article)
            {
                articles.Add((article.Order, new Article(name, article.Story)));
            }
        }

        // OrderBy keeps the order of names among equals.
        return [.. articles.OrderBy(article => article.Order).Select(article => article.Article)];
    }

    private static (int Order, Story Story)? ReadArticle(
        string path, string language, IIssueFiles files, IssuePictures pictures, FaultList faults)
    {
        if (CopyText.ReadOptional(files, path, faults) is not { } text)
        {
            return null;
        }

        var front = FrontMatter.Split(path, text, faults);
        if (front.Fields is null)
        {
            return null;
        }

        var fields = new Fields(path, front.Fields, Known, faults);
        var story = CommonCopy.StoryOf(fields, path, language, front, pictures, faults);
        var order = fields.Whole("order", 1, HighestOrder, required: false) ?? int.MaxValue;
        var page = fields.Whole("page", 1, MostPages, required: false) ?? 0;
        var columns = fields.Whole("columns", 1, MostColumns, required: false) ?? 0;
        return story is null ? null : (order, story with { Page = page, Columns = columns });
    }
}

/// <summary>An article and the name of its file.</summary>
internal readonly record struct Article(string Name, Story Story);
