namespace Handbill.Site.Imports.WordPress;

/// <summary>A term of an entry as it stands there.</summary>
internal readonly record struct WxrTerm(string Domain, string Slug, string Name);

/// <summary>An entry of the export, author, section or post, as its fields say it.</summary>
/// <param name="Element">`item`, `author`, `category`, `tag` or `term`.</param>
/// <param name="Line">Line of the file that it begins on.</param>
internal sealed record WxrEntry(string Element, long Line)
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    private readonly List<(string Key, string Value)> _metas = [];

    public List<WxrTerm> Terms { get; } = [];

    /// <summary>Whether a field was longer than may be held, and is cut.</summary>
    public bool IsCut { get; set; }

    /// <summary>A field, trimmed; empty where there is none.</summary>
    public string this[string name]
    {
        get => _fields.GetValueOrDefault(name, "");
        set => _fields.TryAdd(name, value);
    }

    public void AddMeta(string key, string value) => _metas.Add((key, value));

    public IEnumerable<string> Meta(string key) => _metas.Where(meta => meta.Key == key).Select(meta => meta.Value.Trim());
}
