using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Site.Issues;
using Handbill.Site.Serving;

namespace Handbill.Site.Tests.Issues;

public sealed class GroupWishesTests
{
    private static readonly GroupId Depot = new(Guid.Parse("11111111-1111-4111-8111-111111111111")), Kitchen = new(Guid.Parse("22222222-2222-4222-8222-222222222222"));

    [Fact]
    public void Only_groups_that_said_yes_are_public_and_what_is_of_no_group_is()
    {
        GroupWishes.Public([Depot, Kitchen, default], [Card(Depot, shows: true), Card(Kitchen, shows: false)]).ShouldBe([Depot, default], ignoreOrder: true);
        GroupWishes.Public([Depot], []).ShouldBeEmpty("Nobody who could say yes is there.");
        GroupWishes.Public([], [Card(Depot, shows: true)]).ShouldBeEmpty();
    }

    [Fact]
    public void A_sheet_is_withheld_until_its_group_says_yes_and_the_publication_s_own_never()
    {
        var cards = new Dictionary<GroupId, GroupCard> { [Depot] = Card(Depot, shows: true), [Kitchen] = Card(Kitchen, shows: false) };
        var state = new SheetState(default, default, default, "sheet", "Sheet", "en", [], "hash", null);
        ReadySheet.Of(state, Depot, cards).ShouldBe(new ReadySheet(state, Depot, "Group", IsWithheld: false));
        ReadySheet.Of(state, Kitchen, cards).ShouldBe(new ReadySheet(state, Kitchen, "Group", IsWithheld: true));
        ReadySheet.Of(state, new GroupId(Guid.Parse("33333333-3333-4333-8333-333333333333")), cards).IsWithheld.ShouldBeTrue();
        ReadySheet.Of(state, default, cards).ShouldBe(new ReadySheet(state, default, "", IsWithheld: false));
    }

    [Fact]
    public void What_a_group_may_take_off_is_asked_for_again_and_goes_when_the_group_says_so()
    {
        var (own, shared, free) = (SiteAnswer.File([1], "image/png", [Depot]), SiteAnswer.File([2], "image/png", [default, Depot, Kitchen]), SiteAnswer.File([3], "image/png", []));
        (own.IsForEver, shared.IsForEver, free.IsForEver, SiteAnswer.File([4], "image/png", [default]).IsForEver).ShouldBe((false, false, true, true));
        var cache = new SiteCache();
        foreach (var (key, answer) in new[] { ("own", own), ("shared", shared), ("free", free) })
        {
            cache.Keep(key, answer, cache.Now);
        }

        cache.Drop(SiteNeeds.Sheets([Kitchen])).ShouldBe(1);
        cache.Drop(SiteNeeds.Sheets([Depot, default])).ShouldBe(1);
        cache.Find("free").ShouldNotBeNull();
    }

    private static GroupCard Card(GroupId id, bool shows) => new() { Id = id, Name = "Group", IsArchived = false, ShowsSheets = shows };
}
