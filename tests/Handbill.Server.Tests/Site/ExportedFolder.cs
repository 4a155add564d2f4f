using System.Security.Cryptography;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Handbill.Server.Tests.Site;

/// <summary>A folder that a site was exported into, gone with the test.</summary>
internal sealed class ExportedFolder : IDisposable
{
    private static readonly string[] Attributes = ["href", "src", "action", "poster", "data", "srcset"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("handbill-site-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "site");

    /// <summary>All files by their path in it, with the hash of each.</summary>
    public SortedDictionary<string, string> Files() => new(
        Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).ToDictionary(file => System.IO.Path.GetRelativePath(Path, file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))),
        StringComparer.Ordinal);

    public string Read(string file) => File.ReadAllText(System.IO.Path.Combine(Path, file));

    /// <summary>What is wrong with the links of all pages: those that lead to no file, or to a host.</summary>
    public IReadOnlyList<string> Wrong(string host) =>
    [
        .. Directory.EnumerateFiles(Path, "*.html", SearchOption.AllDirectories).SelectMany(file =>
        {
            using var page = new HtmlParser().ParseDocument(File.ReadAllText(file));
            return page.All.SelectMany(element => Attributes.Where(element.HasAttribute).Select(attribute => (Element: element, Address: element.GetAttribute(attribute)!)))
                .Where(one => !IsSaidWhole(one.Element) && !IsRight(file, one.Address, host)).Select(one => $"{file}: {one.Element.LocalName} {one.Address}").ToList();
        }),
    ];

    public void Dispose() => _folder.Delete(recursive: true);

    private static bool IsSaidWhole(IElement element) => element.LocalName == "link" && element.GetAttribute("rel") is "canonical" or "alternate" && element.GetAttribute("href")!.StartsWith("http", StringComparison.Ordinal);

    private static bool IsRight(string page, string address, string host)
    {
        var target = new Uri(new Uri($"file://{page}"), address);
        return target.Scheme != "file" ? !address.StartsWith(host, StringComparison.Ordinal) : File.Exists(target.LocalPath);
    }
}
