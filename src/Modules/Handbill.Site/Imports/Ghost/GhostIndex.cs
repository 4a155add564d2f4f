using System.Text.Json;
using Handbill.Site.Imports.Markup;

namespace Handbill.Site.Imports.Ghost;

/// <summary>What a post has besides its own row.</summary>
internal sealed record GhostPost
{
    public List<(int Order, string Id)> Tags { get; } = [];

    public List<(int Order, string Id)> Authors { get; } = [];

    public string LeadDescription { get; set; } = "";

    public string LeadCaption { get; set; } = "";
}

/// <summary>What posts of an export refer to: tags, authors, and who has which.</summary>
internal sealed class GhostIndex
{
    public static readonly HashSet<string> Tables = new(StringComparer.Ordinal) { "tags", "users", "posts_tags", "posts_authors", "posts_meta", "settings" };

    private static readonly GhostPost None = new();

    private readonly Dictionary<string, ImportedTopic> _tags = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Name, string Slug)> _users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GhostPost> _posts = new(StringComparer.Ordinal);

    public string Language { get; private set; } = "";

    public void Take(JsonRow row)
    {
        var fields = row.Fields;
        switch (row.Table)
        {
            case "tags" when !GhostFields.Text(fields, "name").StartsWith('#'):
                _tags.TryAdd(GhostFields.Text(fields, "id"), new ImportedTopic(GhostFields.Text(fields, "slug"), PlainText.OneLine(GhostFields.Text(fields, "name"))));
                break;
            case "users":
                _users.TryAdd(GhostFields.Text(fields, "id"), (PlainText.OneLine(GhostFields.Text(fields, "name")), GhostFields.Text(fields, "slug")));
                break;
            case "posts_tags":
                PostOf(fields).Tags.Add((GhostFields.Number(fields, "sort_order"), GhostFields.Text(fields, "tag_id")));
                break;
            case "posts_authors":
                PostOf(fields).Authors.Add((GhostFields.Number(fields, "sort_order"), GhostFields.Text(fields, "author_id")));
                break;
            case "posts_meta":
                PostOf(fields).LeadDescription = GhostFields.Text(fields, "feature_image_alt");
                PostOf(fields).LeadCaption = HtmlMarkdown.Words(GhostFields.Text(fields, "feature_image_caption"));
                break;
            case "settings" when GhostFields.Text(fields, "key") is "locale" or "lang" or "default_locale":
                Language = LanguageTag.Of(GhostFields.Text(fields, "value"));
                break;
        }
    }

    public GhostPost Post(string id) => _posts.GetValueOrDefault(id, None);

    public IReadOnlyList<ImportedTopic> Topics(GhostPost post) =>
        [.. post.Tags.OrderBy(tag => tag.Order).Select(tag => _tags.GetValueOrDefault(tag.Id)).OfType<ImportedTopic>().Distinct()];

    /// <summary>The authors of a post, each with how it is named in addresses; older exports have one in its own row.</summary>
    public IReadOnlyList<(string Name, string Slug)> Authors(GhostPost post, string own)
    {
        var several = post.Authors.OrderBy(author => author.Order).Select(author => author.Id);
        return [.. (post.Authors.Count > 0 ? several : [own]).Select(id => _users.GetValueOrDefault(id, (Name: "", Slug: ""))).Where(author => author.Name.Length > 0).DistinctBy(author => author.Name, StringComparer.Ordinal)];
    }

    private GhostPost PostOf(JsonElement fields)
    {
        var id = GhostFields.Text(fields, "post_id");
        if (!_posts.TryGetValue(id, out var post))
        {
            _posts.Add(id, post = new GhostPost());
        }

        return post;
    }
}
