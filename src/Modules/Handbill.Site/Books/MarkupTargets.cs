using System.Globalization;
using AngleSharp.Dom;

namespace Handbill.Site.Books;

/// <summary>The places within a chapter that links of the same chapter lead to, under names that every reader takes.</summary>
internal sealed class MarkupTargets
{
    private readonly Dictionary<string, string> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<IElement, string> _names = [];

    public MarkupTargets(IElement body)
    {
        var wanted = body.QuerySelectorAll("a[href^='#']").Select(link => IdOf(link.GetAttribute("href")!)).ToHashSet(StringComparer.Ordinal);
        foreach (var element in body.QuerySelectorAll("[id]"))
        {
            if (wanted.Remove(element.Id!))
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"n{_names.Count + 1}");
                _byId.Add(element.Id!, name);
                _names.Add(element, name);
            }
        }
    }

    /// <summary>The id that an element is written with, if anything leads to it.</summary>
    public string? NameOf(IElement element) => _names.GetValueOrDefault(element);

    /// <summary>Where a link within the chapter leads; null: it is none, or leads nowhere.</summary>
    public string? LinkOf(string href) => href.StartsWith('#') && _byId.TryGetValue(IdOf(href), out var name) ? "#" + name : null;

    /// <summary>Forgets the places that did not get into the text, where their element has no place in a book.</summary>
    /// <returns>Whether there were any, so that links to them are still in the text.</returns>
    public bool KeepThoseIn(string text)
    {
        // In the text a quotation mark is always written as a reference: this can only be an attribute.
        var lost = _byId.Where(target => !text.Contains($" id=\"{target.Value}\"", StringComparison.Ordinal)).ToList();
        foreach (var (id, name) in lost)
        {
            _byId.Remove(id);
            _names.Remove(_names.First(element => element.Value == name).Key);
        }

        return lost.Count > 0;
    }

    private static string IdOf(string href) => Uri.UnescapeDataString(href[1..]);
}
