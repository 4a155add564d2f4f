using Handbill.Desk.Contracts;
using Handbill.Desk.Editorials;
using Handbill.Desk.Stories;
using Handbill.Press.Contracts;

namespace Handbill.Desk.Tests.Editorials;

public sealed class PrintedEditorialsTests
{
    private int _made;

    [Fact]
    public void An_edition_prints_the_editorial_of_its_own_tag_and_else_that_of_its_language()
    {
        var (english, spanish, mexican) = (Piece("en"), Piece("es"), Piece("es-MX"));

        var all = PrintedEditorials.Of(Issue(), [english, spanish, mexican]);
        (all.For("es-MX"), all.For("es-AR"), all.For("es"), all.For("en-GB"), all.For("fr")).ShouldBe((mexican, spanish, spanish, english, null));
        PrintedEditorials.Of(Issue(), [english, mexican]).For("es").ShouldBeNull();
        (all.TagFor("fr"), all.TagFor("es-AR"), all.TagFor("fr-CA")).ShouldBe(("fr", "es", "fr-CA"));
    }

    [Fact]
    public void Of_two_in_a_language_the_newest_is_printed_whatever_their_order_and_never_one_that_is_held_or_killed()
    {
        var (old, young) = (Piece("en"), Piece("en"));

        PrintedEditorials.Of(Issue(), [young, old]).For("en").ShouldBe(young);
        PrintedEditorials.Of(Issue(), [old, young]).All.ShouldBe([young]);
        young.State = StoryState.Held;
        PrintedEditorials.Of(Issue(), [young, old]).For("en").ShouldBe(old);
        (young.State, old.State) = (StoryState.Killed, StoryState.Held);
        PrintedEditorials.Of(Issue(), [young, old]).For("en").ShouldBeNull();
    }

    [Fact]
    public void Where_a_region_has_notices_of_its_own_the_press_takes_its_editorial_there_too()
    {
        var spanish = Piece("es");

        PrintedEditorials.Of(Issue("fillers.es-MX.md"), [spanish]).For("es-MX").ShouldBeNull();
        PrintedEditorials.Of(Issue("hyphenation.es.txt", "notes.es-MX.md", "style.yaml"), [spanish]).For("es-MX").ShouldBe(spanish);
    }

    [Fact]
    public void A_translation_of_a_text_that_changed_is_of_an_older_one()
    {
        var english = Piece("en");
        var french = Piece("fr");
        (french.TranslationOf, french.TranslatedRevision) = (english.Id, 1);

        var all = PrintedEditorials.Of(Issue(), [english, french]);
        (all.IsOfOlderText(french), all.IsOfOlderText(english)).ShouldBe((false, false));
        english.Revision = 2;
        all.IsOfOlderText(french).ShouldBeTrue();
    }

    private Story Piece(string language) => new()
    {
        Id = new StoryId(new Guid(++_made, 0, 0, new byte[8])), Kind = StoryKind.Editorial, PublicationId = default, Language = language, Headline = "Ten minutes", Body = "Ten.",
        CreatedAt = default, CreatedBy = default, ChangedAt = default, ChangedBy = default,
    };

    private static IssueCard Issue(params string[] files) => new()
    {
        Id = default, PublicationId = default, PublicationSlug = "p", PublicationName = "P", Motto = "", Imprint = "", Language = "en", Translations = [], Sheet = "A4", Style = "", Inks = [],
        Submit = "", TimeZone = "Etc/UTC", Number = 1, Date = default, OpenedAt = default, CopyDue = default, LockDue = default, PressDue = default, HandOutAt = default,
        OtherFiles = files.ToDictionary(file => file, _ => "", StringComparer.Ordinal), Version = 0,
    };
}
