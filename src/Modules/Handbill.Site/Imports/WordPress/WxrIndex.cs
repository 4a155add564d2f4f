using Handbill.Site.Imports.Folders;
using Handbill.Site.Imports.Markup;

namespace Handbill.Site.Imports.WordPress;

/// <summary>A file that was uploaded to the old site.</summary>
internal sealed record WxrAttachment(string Id, string Parent, string Address, string Description, string Caption);

/// <summary>What entries of an export refer to, wherever in the file it stands: authors, sections, uploads.</summary>
internal sealed class WxrIndex
{
    private const int DeepestSection = 10;

    private readonly Dictionary<string, string> _authors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Name, string Parent)> _sections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WxrAttachment> _attachments = new(StringComparer.Ordinal);
    private ILookup<string, WxrAttachment>? _byParent;

    private WxrIndex()
    {
    }

    public Uri? Root { get; private set; }

    public string Language { get; private set; } = "";

    /// <summary>Hosts of the site and of what was uploaded to it.</summary>
    public HashSet<string> Hosts { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads a whole export for it.</summary>
    public static WxrIndex Read(TextReader source)
    {
        var index = new WxrIndex();
        var entries = new WxrEntries(source, isForIndex: true);
        while (entries.Next() is var entry && (entry is not null || entries.Broken is not null))
        {
            if (entry is not null)
            {
                index.Take(entry);
            }
        }

        var address = entries.Channel.GetValueOrDefault("base_blog_url") is { Length: > 0 } blog ? blog : entries.Channel.GetValueOrDefault("link", "");
        index.Root = Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var root) && root.Scheme is "http" or "https" ? root : null;
        index.AddHost(index.Root?.AbsoluteUri ?? "");
        index.Language = LanguageTag.Of(entries.Channel.GetValueOrDefault("language", ""));
        return index;
    }

    /// <summary>The name under which an author is shown.</summary>
    public string Author(string login) => _authors.GetValueOrDefault(login, login);

    /// <summary>A section with those around it.</summary>
    public ImportedSection Section(string slug, string name) => Section(slug, name, 0);

    public WxrAttachment? Attachment(string id) => _attachments.GetValueOrDefault(id);

    /// <summary>Uploads that belong to a post, as a gallery without numbers shows them.</summary>
    public IEnumerable<WxrAttachment> Of(string post) =>
        (_byParent ??= _attachments.Values.ToLookup(one => one.Parent, StringComparer.Ordinal))[post];

    /// <summary>An upload as its entry says it.</summary>
    public static WxrAttachment Attachment(WxrEntry entry) => new(
        entry["post_id"].Trim(),
        entry["post_parent"].Trim(),
        (entry["attachment_url"].Trim() is { Length: > 0 } address ? address : entry["guid"]).Trim(),
        HtmlMarkdown.Words(entry.Meta("_wp_attachment_image_alt").FirstOrDefault("")),
        HtmlMarkdown.Words(entry["excerpt:encoded"]));

    private void Take(WxrEntry entry)
    {
        switch (entry.Element)
        {
            case "author":
                var name = PlainText.OneLine(entry["author_display_name"]);
                _authors.TryAdd(entry["author_login"].Trim(), name.Length > 0 ? name : entry["author_login"].Trim());
                break;
            case "category":
                _sections.TryAdd(entry["category_nicename"].Trim(), (HtmlMarkdown.Words(entry["cat_name"]), entry["category_parent"].Trim()));
                break;
            case "term" when entry["term_taxonomy"].Trim() == "category":
                _sections.TryAdd(entry["term_slug"].Trim(), (HtmlMarkdown.Words(entry["term_name"]), entry["term_parent"].Trim()));
                break;
            case "item" when entry["post_type"].Trim() == "attachment":
                var upload = Attachment(entry);
                _attachments.TryAdd(upload.Id, upload);
                AddHost(upload.Address);
                break;
        }
    }

    private void AddHost(string address)
    {
        if (UploadsFolder.HostOf(address) is { } host)
        {
            Hosts.Add(host);
        }
    }

    private ImportedSection Section(string slug, string name, int depth)
    {
        var (known, parent) = _sections.GetValueOrDefault(slug, (name, ""));
        var around = parent.Length > 0 && parent != slug && depth < DeepestSection ? Section(parent, parent, depth + 1) : null;
        return new ImportedSection(slug, known.Length > 0 ? known : slug, around);
    }
}
