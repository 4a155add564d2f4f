namespace Handbill.Site;

/// <summary>The words of the public site and of the pages where it is kept; their translations stand beside it.</summary>
internal sealed class SiteWords;
