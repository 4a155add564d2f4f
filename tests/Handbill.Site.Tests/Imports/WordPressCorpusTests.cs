using Handbill.Site.Imports;

namespace Handbill.Site.Tests.Imports;

public sealed class WordPressCorpusTests
{
    [Theory]
    [InlineData("wxr-simple.xml", 1, 1, 0, 0, 0)]
    [InlineData("small-export.xml", 6, 5, 5, 0, 0)]
    [InlineData("theme-unit-test-data.xml", 58, 55, 21, 37, 1)]
    public void Every_export_of_the_corpus_is_read_whole(string name, int posts, int published, int pages, int uploads, int missing)
    {
        var reading = Reading.OfWordPress(File.ReadAllBytes(Corpus.Export(name)));

        reading.Pieces.Count(piece => piece.Kind == ImportedKind.Article).ShouldBe(posts);
        reading.Pieces.Count(piece => piece is { Kind: ImportedKind.Article, IsPublished: true }).ShouldBe(published);
        reading.Pieces.Count(piece => piece.Kind == ImportedKind.Page).ShouldBe(pages);
        reading.Pictures.Count.ShouldBe(uploads);
        reading.Faults.Count.ShouldBe(missing);
        reading.Faults.ShouldAllBe(fault => fault.Problem.EndsWith("which the file does not have"));
        reading.Pieces.Select(piece => piece.SourceKey).ShouldBeUnique();
        reading.Pieces.ShouldAllBe(piece => piece.Title.Length > 0 && piece.Slug.Length > 0);
        reading.Pieces.Where(piece => piece.IsPublished).ShouldAllBe(piece => piece.PublishedAt != null && piece.OldPaths.Count > 0 && piece.Authors.Count == 1);
    }

    [Fact]
    public void A_post_has_what_the_old_site_knew_of_it()
    {
        var pieces = Reading.OfWordPress(File.ReadAllBytes(Corpus.Export("small-export.xml"))).Pieces;
        var child = pieces.Single(piece => piece.Sections.Any(section => section.Slug == "foo-bar"));
        var hello = pieces.Single(piece => piece.Slug == "hello-world");

        child.Sections.Single(section => section.Slug == "foo-bar").Parent.ShouldBe(new ImportedSection("bar", "Bar"));
        hello.Title.ShouldBe("Hello world!");
        hello.Body.ShouldBe("Welcome to WordPress. This is your first post. Edit or delete it, then start blogging!");
        hello.PublishedAt.ShouldBe(new DateTimeOffset(2011, 1, 18, 7, 40, 14, TimeSpan.Zero));
        hello.OldPaths.ShouldBe(["/?p=1"]);
        hello.Language.ShouldBe("en");
        hello.SourceKey.ShouldBe("http://localhost/?p=1");
        pieces.Single(piece => piece.State == "private").IsPublished.ShouldBeFalse();
        pieces.ShouldContain(piece => piece.Topics.Any(topic => topic.Slug == "tag1" && topic.Name == "Tag1"));
    }

    [Fact]
    public void Galleries_captions_leads_and_old_names_of_the_corpus_are_found()
    {
        var pieces = Reading.OfWordPress(File.ReadAllBytes(Corpus.Export("theme-unit-test-data.xml"))).Pieces;

        pieces.Count(piece => piece.Lead is not null).ShouldBe(6);
        pieces.Single(piece => piece.Slug == "post-format-gallery").Pictures.Count.ShouldBeGreaterThan(5);
        pieces.Single(piece => piece.OldPaths.Count > 2).OldPaths.ShouldContain(path => path.EndsWith('/'));
        pieces.ShouldContain(piece => piece.Body.Contains("![", StringComparison.Ordinal) && piece.Pictures.Any(picture => picture.Address.StartsWith("https://", StringComparison.Ordinal)));
        pieces.Count(piece => piece.Body.Contains("[caption", StringComparison.Ordinal)).ShouldBe(0);
        pieces.Single(piece => piece.State == "password").IsPublished.ShouldBeFalse();
    }

    [Fact]
    public void Poems_written_in_blocks_keep_their_lines_and_links()
    {
        var poem = Reading.OfWordPress(File.ReadAllBytes(Corpus.Export("wxr-simple.xml"))).Pieces[0];

        poem.Title.ShouldBe("\"The Road Not Taken\" by Robert Frost");
        poem.Body.ShouldBe(
            """
            Two roads diverged in a yellow wood,\
            And sorry I could not travel both

            [One](https://playground.internal/path/one) seemed great, but [the other](https://playground.internal/path-not-taken) seemed great too. There was also a [third](https://w.org) option, but it was not as great. playground.internal/path/one was the best choice. https://playground.internal/path-not-taken was the second best choice.
            """);
    }
}
