using CsCheck;
using Handbill.Site.Exporting;

namespace Handbill.Site.Tests.Exporting;

public sealed class ExportedAddressTests
{
    [Theory]
    [InlineData("/read", "", "read/index.html")]
    [InlineData("/read/en/", "", "read/en/index.html")]
    [InlineData("/read/en/archive", "?page=2", "read/en/archive/page-2/index.html")]
    [InlineData("/read/en/archive", "?page=1", "read/en/archive/index.html")]
    [InlineData("/read/en/issues", "?year=2023&page=3", "read/en/issues/year-2023/page-3/index.html")]
    [InlineData("/read/en/sections/a%20b", "?year=2023", "read/en/sections/a b/index.html")]
    [InlineData("/read/en/feed.atom", "?page=2", "read/en/feed.atom")]
    [InlineData("/read/en/search", "?q=x&page=2", "read/en/search/index.html")]
    [InlineData("/read/files/0a.pdf", "", "read/files/0a.pdf")]
    [InlineData("/a/0123/site.css", "", "a/0123/site.css")]
    [InlineData("/sitemap-0.xml", "", "sitemap-0.xml")]
    public void An_address_has_a_file(string path, string query, string file) => ExportedAddress.Of(path, query)!.File.ShouldBe(file);

    [Theory]
    [InlineData("/stories")]
    [InlineData("/")]
    [InlineData("/reader/en")]
    [InlineData("/read/en/subscribe")]
    [InlineData("/read/en/subscribe/confirm/x")]
    [InlineData("/read/en/..%2f..%2f..%2fetc")]
    [InlineData("/read/en/a%00b")]
    [InlineData("/read/en/a:b")]
    [InlineData("/read/en/a.")]
    [InlineData("/a/accent/x/y.css")]
    public void What_leads_into_the_desk_or_is_no_name_has_none(string path) => ExportedAddress.Of(path).ShouldBeNull();

    [Theory]
    [InlineData("/read/en/2026/11/x", "/read/en", "../../../index.html")]
    [InlineData("/read/en", "/a/0/site.css", "../../a/0/site.css")]
    [InlineData("/read/en", "/read/en", "index.html")]
    [InlineData("/read/en", "/read/en/topics/ü b", "topics/%C3%BC%20b/index.html")]
    public void The_way_from_page_to_page_is_relative(string from, string to, string way) => ExportedAddress.Of(from)!.To(ExportedAddress.Of(to)!).ShouldBe(way);

    [Fact]
    public void No_address_of_any_bytes_leaves_the_folder() => Gen.String[0, 60].Sample(text =>
    {
        if (ExportedAddress.Of($"/read/{text}") is { } address)
        {
            Path.GetFullPath(Path.Combine("/out", address.File)).ShouldStartWith("/out/read");
            Uri.UnescapeDataString(new Uri(new Uri("http://h/read/en/index.html"), ExportedAddress.Of("/read/en")!.To(address)).AbsolutePath).ShouldBe("/" + address.File);
        }
    });
}
