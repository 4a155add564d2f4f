using Handbill.Press.Runs;

namespace Handbill.Press.Tests.Runs;

public sealed class TouchedEditionsTests
{
    private static readonly Dictionary<string, string?> Languages = new(StringComparer.Ordinal)
    {
        ["bakery"] = "en",
        ["depot"] = "en-GB",
        ["refused"] = null,
        ["taller"] = "es",
    };

    private static readonly string[] Copy = ["editorial.md", "editorial.es.md", "workplaces/bakery.md", "workplaces/depot.md"];

    [Theory]
    [InlineData("workplaces/depot.md", "depot")]
    [InlineData("workplaces/New Yard.md", "new-yard")]
    [InlineData("editorial.md", "bakery depot refused")]
    [InlineData("editorial.en-GB.md", "depot refused")]
    [InlineData("fillers.es.md", "refused taller")]
    [InlineData("hyphenation.es.txt", "refused taller")]
    [InlineData("images/gate.png", "depot")]
    [InlineData("images/mug.png", "refused taller")]
    [InlineData("images/nobody.png", "")]
    public void A_save_touches_the_editions_that_read_the_file(string file, string slugs) =>
        string.Join(' ', Find(file)!).ShouldBe(slugs);

    [Theory]
    [InlineData("issue.yaml")]
    [InlineData("style.yaml")]
    [InlineData("articles/one.md")]
    [InlineData("editorial.klingon.md")]
    public void A_save_of_what_all_share_touches_all(string file) => Find(file).ShouldBeNull();

    private static IEnumerable<string>? Find(string file) => new TouchedEditions("en", Languages, Names).Find([file], Copy) is { } found ? found : null;

    private static bool Names(string path, string picture) =>
        (path, picture) is ("workplaces/depot.md", "images/gate.png") or ("editorial.es.md", "images/mug.png");
}
