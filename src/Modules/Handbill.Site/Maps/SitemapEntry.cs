namespace Handbill.Site.Maps;

/// <summary>The same page in a language.</summary>
/// <param name="Language">The language as BCP 47 writes it, or <c>x-default</c>.</param>
/// <param name="Address">Its address.</param>
internal sealed record SitemapTranslation(string Language, Uri Address);

/// <summary>A page that search engines may know of.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Changed">When it last changed, if that is known.</param>
/// <param name="Translations">All languages that it is there in, its own among them; none where there is but one.</param>
internal sealed record SitemapEntry(Uri Address, DateTimeOffset? Changed, IReadOnlyList<SitemapTranslation> Translations);

/// <summary>A file of addresses in an index.</summary>
/// <param name="Address">Where the file is.</param>
/// <param name="Changed">When it last changed, if that is known.</param>
internal sealed record SitemapPart(Uri Address, DateTimeOffset? Changed);
