using System.Globalization;

namespace Handbill.Press.Contracts;

/// <summary>Where a newspaper's article stands in its folder and its paper: kept among the other files under the path of the article.</summary>
/// <param name="Story">Value of the story's id.</param>
/// <param name="Name">Name of its file.</param>
/// <param name="Order">Place among the articles, or null.</param>
/// <param name="Page">Page that it must stand on, or null.</param>
/// <param name="Columns">Columns that it runs over, or null.</param>
public sealed record ArticlePlace(Guid Story, string Name, int? Order, int? Page, int? Columns)
{
    private const string Folder = "articles/";

    /// <summary>The path that it is kept under.</summary>
    public string Path => Folder + Name;

    /// <summary>As it is kept.</summary>
    public string Write() => string.Create(CultureInfo.InvariantCulture, $"story: {Story:N}\norder: {Order}\npage: {Page}\ncolumns: {Columns}\n");

    /// <summary>Reads what was kept; null when it is something else.</summary>
    public static ArticlePlace? Read(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n');
        return path.StartsWith(Folder, StringComparison.Ordinal) && lines.Length == 5 && lines[0].StartsWith("story: ", StringComparison.Ordinal)
            && Guid.TryParseExact(lines[0]["story: ".Length..], "N", out var story)
            ? new ArticlePlace(story, path[Folder.Length..], Number(lines[1]), Number(lines[2]), Number(lines[3]))
            : null;
    }

    private static int? Number(string line) =>
        int.TryParse(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
