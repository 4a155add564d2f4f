using Handbill.Site.Imports.Folders;

namespace Handbill.Site.Tests.Imports;

public sealed class UploadsFolderTests
{
    private static readonly HashSet<string> Hosts = new(["old.example"], StringComparer.Ordinal);

    [Theory]
    [InlineData("https://old.example/wp-content/uploads/2019/05/x.jpg", "2019/05/x.jpg")]
    [InlineData("http://www.old.example/blog/wp-content/uploads/2019/05/x.jpg?resize=300", "2019/05/x.jpg")]
    [InlineData("/wp-content/uploads/2019/05/x-300x200.jpg", "2019/05/x.jpg")]
    [InlineData("/wp-content/uploads/2019/05/x-scaled.jpg", "2019/05/x.jpg")]
    [InlineData("/wp-content/uploads/2019/05/y-300x200.jpg", "2019/05/y-300x200.jpg")]
    [InlineData("/wp-content/uploads/sites/3/2019/05/x.jpg", "2019/05/x.jpg")]
    [InlineData("/content/images/size/w600/2019/05/x.jpg", "2019/05/x.jpg")]
    [InlineData("/content/images/size/w600/z.jpg", "images/z.jpg")]
    [InlineData("/content/images/size/w600/format/webp/z.jpg", "images/z.jpg")]
    [InlineData("/content/images/2019/05/caf%C3%A9.jpg", "2019/05/café.jpg")]
    [InlineData("/wp-content/uploads/x.jpg", "x.jpg")]
    [InlineData("https://old.example/2019/05/x.jpg", "2019/05/x.jpg")]
    public void An_address_names_a_file_by_how_it_ends(string address, string path) => Found(address).ShouldBe(path);

    [Theory]
    [InlineData("https://elsewhere.example/wp-content/uploads/2019/05/x.jpg")]
    [InlineData("//elsewhere.example/wp-content/uploads/2019/05/x.jpg")]
    [InlineData("https://old.example/about/x.jpg")]
    [InlineData("/wp-content/uploads/2018/05/x.jpg")]
    [InlineData("/wp-content/uploads/../secret.jpg")]
    [InlineData("/wp-content/uploads/%2e%2e/secret.jpg")]
    [InlineData("/wp-content/uploads/..%2fsecret.jpg")]
    [InlineData("/wp-content/uploads/..%5csecret.jpg")]
    [InlineData("/wp-content/uploads/2019/05/%00x.jpg")]
    [InlineData("/wp-content/uploads/%2fetc%2fpasswd")]
    [InlineData("/etc/passwd")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/wp-content/uploads/.htaccess")]
    [InlineData("/wp-content/uploads/2019/05/link.jpg")]
    [InlineData("/wp-content/uploads/away/secret.jpg")]
    [InlineData("/wp-content/uploads/2019/05")]
    [InlineData("data:image/png;base64,AAAA")]
    [InlineData("")]
    public void An_address_of_others_and_one_that_leads_out_of_the_folder_names_none(string address) => Found(address).ShouldBeNull();

    private static string? Found(string address)
    {
        using var shelf = new Shelf();
        shelf.Put("uploads/2019/05/x.jpg", "x").Put("uploads/2019/05/y.jpg", "y").Put("uploads/2019/05/y-300x200.jpg", "y").Put("uploads/2019/05/café.jpg", "c").Put("uploads/images/z.jpg", "z").Put("uploads/x.jpg", "other").Put("uploads/.htaccess", "h").Put("secret.jpg", "s");
        var root = Path.Combine(shelf.Root, "uploads");
        File.CreateSymbolicLink(Path.Combine(root, "2019/05/link.jpg"), Path.Combine(shelf.Root, "secret.jpg"));
        Directory.CreateSymbolicLink(Path.Combine(root, "away"), shelf.Root);
        return new UploadsFolder(root, Hosts).Find(address);
    }
}
