using Handbill.Press.Contracts;
using Handbill.Site.Articles;

namespace Handbill.Site.Reading;

/// <summary>Where links and pictures of public copy lead: to other sites, within this one, and to pictures that came with it.</summary>
/// <param name="pictures">The pictures; none for pages beside the articles.</param>
internal sealed class SiteTargets(IReadOnlyList<ArticlePicture> pictures) : IReadingTargets
{
    public string? LinkTo(string address) =>
        address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal) ? address
        : Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "tel" ? uri.AbsoluteUri
        : null;

    public ShownPicture? PictureOf(string name) =>
        pictures.FirstOrDefault(picture => picture.Name == name) is { } found ? new ShownPicture(ArticleShelf.AddressOf(found), found.Width, found.Height, found.Rights) : null;
}
