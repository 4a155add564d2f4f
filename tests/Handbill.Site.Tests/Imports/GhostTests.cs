using System.Text;
using CsCheck;
using Handbill.Site.Imports;
using Handbill.Site.Imports.Ghost;

namespace Handbill.Site.Tests.Imports;

public sealed class GhostTests
{
    private const string Export =
        """
        {"db":[{"meta":{"exported_on":1,"version":"5.0.0"},"data":{
        "posts":[
        {"id":"a1","uuid":"u-1","title":"The gate “is” shut","slug":"gate","html":"<p>One <b>two</b></p><figure><img src=\"__GHOST_URL__/content/images/g.jpg\" alt=\"g\"><figcaption>Gate</figcaption></figure>","plaintext":"One two","feature_image":"__GHOST_URL__/content/images/top.jpg","status":"published","visibility":"public","type":"post","published_at":"2019-05-01T10:00:00.000Z","updated_at":"2019-05-02T10:00:00.000Z","custom_excerpt":"In short"},
        {"id":"a2","uuid":"u-2","title":"About","slug":"about","html":"<p>We</p>","status":"published","type":"page","published_at":1556704800000},
        {"id":"a3","uuid":"u-3","title":"Draft","slug":"draft","html":null,"plaintext":"Line *one*\n\nLine two","status":"draft","type":"post"},
        {"id":"a4","uuid":"u-4","title":"Members","slug":"members","html":"<p>x</p>","status":"published","visibility":"members"},
        {"id":"a5","uuid":"u-5","title":"Lexical","slug":"lexical","html":null,"lexical":"{\"root\":{}}","status":"published"}],
        "posts_authors":[{"post_id":"a1","author_id":"w2","sort_order":1},{"post_id":"a1","author_id":"w1","sort_order":0}],
        "posts_meta":[{"post_id":"a1","feature_image_alt":"The top","feature_image_caption":"<b>Up</b> there"}],
        "posts_tags":[{"post_id":"a1","tag_id":"t1","sort_order":0},{"post_id":"a1","tag_id":"t2","sort_order":1}],
        "settings":[{"key":"title","value":"X"},{"key":"locale","value":"fr"}],
        "tags":[{"id":"t1","name":"Prices","slug":"prices"},{"id":"t2","name":"#internal","slug":"hash-internal"}],
        "users":[{"id":"w1","name":"Ana"},{"id":"w2","name":"Ben"}]}}]}
        """;

    private static Reading Read(byte[] export) => Reading.Of(new GhostReader("ghost.json", () => new MemoryStream(export), new ImportSettings { Base = new Uri("https://old.example/") }));

    private static Reading Read(string export) => Read(Encoding.UTF8.GetBytes(export));

    [Fact]
    public void Posts_have_their_topics_authors_and_pictures_wherever_those_stand()
    {
        var reading = Read(Export);
        var gate = reading.Pieces[0];

        reading.Pieces.Count.ShouldBe(5);
        gate.Title.ShouldBe("The gate “is” shut");
        gate.Body.ShouldBe("One **two**\n\n![Gate](g.jpg)");
        gate.Lead!.Description.ShouldBe("The top");
        gate.Lead.Caption.ShouldBe("Up there");
        gate.Pictures.Select(picture => picture.Address).ShouldBe(["https://old.example/content/images/top.jpg", "https://old.example/content/images/g.jpg"]);
        gate.Authors.ShouldBe(["Ana", "Ben"]);
        gate.Topics.ShouldBe([new ImportedTopic("prices", "Prices")]);
        gate.PublishedAt.ShouldBe(new DateTimeOffset(2019, 5, 1, 10, 0, 0, TimeSpan.Zero));
        gate.Standfirst.ShouldBe("In short");
        gate.Language.ShouldBe("fr");
        gate.OldPaths.ShouldBe(["/gate/"]);
        reading.Pieces[1].Kind.ShouldBe(ImportedKind.Page);
        reading.Pieces[1].PublishedAt.ShouldBe(new DateTimeOffset(2019, 5, 1, 10, 0, 0, TimeSpan.Zero));
        reading.Pieces.Select(piece => piece.State).ShouldBe(["publish", "publish", "draft", "members", "publish"]);
    }

    [Fact]
    public void A_post_without_HTML_is_read_from_its_plain_text_and_said_so()
    {
        var reading = Read(Export);

        reading.Pieces[2].Body.ShouldBe("Line \\*one\\*\n\nLine two");
        reading.Faults.Select(fault => fault.Problem).ShouldBe(["“Draft” has no HTML", "“Lexical” has neither HTML nor plain text"]);
    }

    [Fact]
    public void A_file_cut_off_anywhere_gives_the_posts_before_the_cut()
    {
        var export = Encoding.UTF8.GetBytes(Export);
        var whole = Read(export).Pieces;
        for (var part = 0; part < 50; part++)
        {
            var reading = Read(export[..(export.Length * part / 50)]);

            reading.Pieces.Zip(whole).ShouldAllBe(pair => pair.First.Title == pair.Second.Title && pair.First.Body == pair.Second.Body && pair.First.SourceKey == pair.Second.SourceKey);
            reading.Faults.ShouldContain(fault => fault.Problem == "the file breaks off here");
        }
    }

    [Fact]
    public void Text_that_is_no_UTF8_keeps_its_accents()
    {
        var reading = Read(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Export));

        reading.Pieces[0].Title.ShouldBe("The gate “is” shut");
        reading.Faults.ShouldContain(fault => fault.Problem.EndsWith("places are not UTF-8"));
    }

    [Fact]
    public void Any_bytes_and_any_change_are_read()
    {
        Gen.Byte.Array[0, 200].Sample(bytes => Read(bytes), iter: 1_000);
        var export = Encoding.UTF8.GetBytes(Export);
        Gen.Select(Gen.Int[0, export.Length - 1], Gen.Byte).Array[1, 6].Sample(
            changes =>
            {
                var bytes = export.ToArray();
                foreach (var (at, put) in changes)
                {
                    bytes[at] = put;
                }

                Read(bytes);
            },
            iter: 2_000);
    }

    [Fact]
    public void An_export_of_many_posts_is_read_a_row_at_a_time()
    {
        var post = ",{\"id\":\"b\",\"title\":\"T\",\"slug\":\"t\",\"html\":\"" + new string('x', 3_000) + "\",\"status\":\"published\"}\n";
        var reader = new GhostReader("big.json", () => new RepeatedStream("{\"data\":{\"posts\":[{\"id\":\"a\"}\n", post, "]}}", 8 * 1024 * 1024), new ImportSettings());

        reader.Read().Count(step => step.Piece is not null).ShouldBeGreaterThan(2_500);
        reader.Read().ShouldAllBe(step => step.Fault == null);
    }
}
