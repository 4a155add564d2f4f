using System.Text;

namespace Handbill.Site.Imports.Markup;

/// <summary>The pictures of one piece, each under a name of its own.</summary>
internal sealed class PictureShelf
{
    private const int LongestName = 60;
    private const int MostPictures = 1_000;

    private readonly Dictionary<string, ImportedPicture> _byPlace = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<ImportedPicture> _pictures = [];

    public IReadOnlyList<ImportedPicture> Pictures => _pictures;

    /// <summary>Puts a picture on the shelf, once a place.</summary>
    /// <param name="address">Where it came from.</param>
    /// <param name="description">What it shows.</param>
    /// <param name="caption">What stood under it.</param>
    /// <param name="open">Opens its bytes; null where they are on the web only.</param>
    /// <param name="place">Where its bytes are, when several addresses lead there; else the address is its place.</param>
    /// <returns>The picture; null when there are too many or the address is empty.</returns>
    public ImportedPicture? Add(string address, string description, string caption, Func<Stream>? open, string place = "")
    {
        place = place.Length > 0 ? place : address;
        if (_byPlace.TryGetValue(place, out var known))
        {
            return known;
        }

        if (address.Length == 0 || _pictures.Count == MostPictures)
        {
            return null;
        }

        var picture = new ImportedPicture(OwnName(NameOf(address)), address)
        {
            Description = PlainText.OneLine(description),
            Caption = PlainText.OneLine(caption),
            Open = open,
        };
        _byPlace.Add(place, picture);
        _pictures.Add(picture);
        return picture;
    }

    /// <summary>A file's name for an address: of its last part, small letters, digits and hyphens.</summary>
    public static string NameOf(string address)
    {
        var end = address.AsSpan().IndexOfAny('?', '#');
        var path = (end < 0 ? address.AsSpan() : address.AsSpan(0, end)).TrimEnd("/\\");
        var last = path[(path.LastIndexOfAny('/', '\\') + 1)..];
        var name = last.Contains('%') ? Uri.UnescapeDataString(last.ToString()) : last;
        var dot = name.LastIndexOf('.');
        var ending = dot < 0 ? "" : Fair(name[(dot + 1)..]);
        var stem = Fair(dot < 0 ? name : name[..dot]);
        stem = stem.Length == 0 ? "picture" : stem.Length > LongestName ? stem[..LongestName].Trim('-') : stem;
        return ending.Length is > 0 and <= 5 ? $"{stem}.{ending}" : stem;
    }

    private static string Fair(ReadOnlySpan<char> text)
    {
        var name = new StringBuilder();
        foreach (var letter in text)
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                name.Append(char.ToLowerInvariant(letter));
            }
            else if (name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }
        }

        return name.ToString().Trim('-');
    }

    private string OwnName(string name)
    {
        if (_names.Add(name))
        {
            return name;
        }

        var dot = name.LastIndexOf('.');
        var (stem, ending) = dot < 0 ? (name, "") : (name[..dot], name[dot..]);
        for (var number = 2; ; number++)
        {
            if (_names.Add($"{stem}-{number}{ending}"))
            {
                return $"{stem}-{number}{ending}";
            }
        }
    }
}
