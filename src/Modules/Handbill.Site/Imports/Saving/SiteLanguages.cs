namespace Handbill.Site.Imports.Saving;

/// <summary>The languages of the site, and which of them a piece is in.</summary>
/// <param name="usual">The one of pieces that say nothing.</param>
/// <param name="there">Those in which there is something to read.</param>
internal sealed class SiteLanguages(string usual, IEnumerable<string> there)
{
    private readonly HashSet<string> _known = new([usual, .. there], StringComparer.Ordinal);

    /// <summary>The language for a tag: `en` for `en-US` where the site is in `en`, so that an archive does not make a site of its own beside it.</summary>
    public string Of(string tag)
    {
        var read = LanguageTag.Of(tag);
        if (read.Length is 0 or > 35 || _known.Contains(read))
        {
            return read.Length is 0 or > 35 ? usual : read;
        }

        var language = read.Split('-')[0];
        if (_known.Contains(language))
        {
            return language;
        }

        _known.Add(read);
        return read;
    }
}
