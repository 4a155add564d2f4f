using System.Text;
using Handbill.Groups.Contracts;
using Handbill.Site.Contracts;

namespace Handbill.Site.Serving;

/// <summary>What a reader gets: the same for everybody who asks for this address.</summary>
internal sealed record SiteAnswer
{
    public required int Status { get; init; }

    /// <summary>Media type with its charset.</summary>
    public required string Type { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>Where the reader is sent on to; empty for nowhere.</summary>
    public string Location { get; init; } = "";

    /// <summary>Value of the header `Link`; empty for none.</summary>
    public string Link { get; init; } = "";

    /// <summary>Names of what it was made of: once one of them changes it is made anew. Empty for what is not kept.</summary>
    public IReadOnlyCollection<string> Needs { get; init; } = [];

    /// <summary>The article whose reading this is; null for other pages.</summary>
    public ArticleId? Reads { get; init; }

    /// <summary>True for bytes that never change under this address.</summary>
    public bool IsForEver { get; init; }

    public static SiteAnswer Html(string page, IReadOnlyCollection<string> needs, int status = 200) => Text(page, "text/html; charset=utf-8", needs, status);

    public static SiteAnswer Text(string text, string type, IReadOnlyCollection<string> needs, int status = 200) =>
        new() { Status = status, Type = type, Body = Encoding.UTF8.GetBytes(text), Needs = needs };

    public static SiteAnswer Bytes(byte[] bytes, string type, IReadOnlyCollection<string> needs) => new() { Status = 200, Type = type, Body = bytes, Needs = needs };

    /// <summary>A file.</summary>
    /// <param name="bytes">What is in it.</param>
    /// <param name="type">Media type.</param>
    /// <param name="groups">Whose sheets it is of. Such a file may be taken off: whoever has it asks each time whether it is still there.</param>
    public static SiteAnswer File(byte[] bytes, string type, IReadOnlyCollection<GroupId> groups) =>
        new() { Status = 200, Type = type, Body = bytes, IsForEver = groups.All(one => one == default), Needs = [SiteNeeds.Files, .. SiteNeeds.Sheets(groups)] };

    public static SiteAnswer Redirect(string location, bool isForEver, IReadOnlyCollection<string> needs) =>
        new() { Status = isForEver ? 301 : 302, Type = "text/plain; charset=utf-8", Body = [], Location = location, Needs = needs };
}
