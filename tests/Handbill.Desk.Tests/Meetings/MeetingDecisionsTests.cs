using Handbill.Desk.Contracts;
using Handbill.Desk.Meetings;
using Handbill.Desk.Stories;

namespace Handbill.Desk.Tests.Meetings;

public sealed class MeetingDecisionsTests
{
    [Theory]
    [InlineData(DecisionKind.Approve)]
    [InlineData(DecisionKind.Hold)]
    [InlineData(DecisionKind.Kill)]
    public void A_decision_holds_for_what_was_read(DecisionKind kind) =>
        MeetingDecisions.Of(new(3, StoryState.Ready), kind, new(3, StoryState.Ready), isKnown: false).ShouldBe(Verdict.Applied);

    [Theory]
    [InlineData(DecisionKind.Approve)]
    [InlineData(DecisionKind.Hold)]
    [InlineData(DecisionKind.Kill)]
    [InlineData(DecisionKind.Reopen)]
    public void A_text_that_somebody_wrote_on_is_not_decided_on_unread(DecisionKind kind)
    {
        var (now, seen) = kind == DecisionKind.Reopen ? (StoryState.Approved, StoryState.Approved) : (StoryState.Ready, StoryState.Ready);
        MeetingDecisions.Of(new(4, now), kind, new(3, seen), isKnown: false).ShouldBe(Verdict.Changed);
    }

    [Fact]
    public void What_another_decided_meanwhile_is_not_overwritten()
    {
        MeetingDecisions.Of(new(3, StoryState.Killed), DecisionKind.Approve, new(3, StoryState.Ready), isKnown: false).ShouldBe(Verdict.Changed);
        MeetingDecisions.Of(new(3, StoryState.Approved), DecisionKind.Hold, new(3, StoryState.Ready), isKnown: false).ShouldBe(Verdict.Changed);
        MeetingDecisions.Of(new(3, StoryState.Killed), DecisionKind.Reopen, new(3, StoryState.Held), isKnown: false).ShouldBe(Verdict.Changed);
    }

    [Fact]
    public void Two_who_decide_alike_agree_unless_one_approved_other_words()
    {
        MeetingDecisions.Of(new(3, StoryState.Approved), DecisionKind.Approve, new(3, StoryState.Ready), isKnown: false).ShouldBe(Verdict.AlreadySo);
        MeetingDecisions.Of(new(4, StoryState.Killed), DecisionKind.Kill, new(3, StoryState.Ready), isKnown: false).ShouldBe(Verdict.AlreadySo);
        MeetingDecisions.Of(new(4, StoryState.Approved), DecisionKind.Approve, new(3, StoryState.Ready), isKnown: false).ShouldBe(Verdict.Changed);
    }

    [Fact]
    public void What_is_sent_twice_does_nothing_twice_and_a_lock_ends_it()
    {
        MeetingDecisions.Of(new(3, StoryState.Ready), DecisionKind.Approve, new(3, StoryState.Ready), isKnown: true).ShouldBe(Verdict.AlreadySo);
        MeetingDecisions.Of(new(3, StoryState.Ready, IsLocked: true), DecisionKind.Approve, new(3, StoryState.Ready), isKnown: false).ShouldBe(Verdict.Locked);
    }

    [Fact]
    public void A_decision_that_is_taken_back_leaves_the_item_as_it_was()
    {
        MeetingDecisions.After(DecisionKind.Reopen, StoryState.Draft).ShouldBe(StoryState.Draft);
        MeetingDecisions.After(DecisionKind.Reopen, StoryState.Ready).ShouldBe(StoryState.Ready);
        // An approval that was given before is not given anew by taking back what came after it.
        MeetingDecisions.After(DecisionKind.Reopen, StoryState.Approved).ShouldBe(StoryState.Ready);
    }

    [Fact]
    public void Whether_its_writer_says_that_it_is_finished_is_no_decision() =>
        MeetingDecisions.Of(new(3, StoryState.Ready), DecisionKind.Approve, new(3, StoryState.Draft), isKnown: false).ShouldBe(Verdict.Applied);

    [Fact]
    public void An_edition_is_approved_when_all_that_is_printed_is()
    {
        EditionApproval.IsWhole([StoryState.Approved, StoryState.Held, StoryState.Killed]).ShouldBeTrue();
        EditionApproval.IsWhole([StoryState.Approved, StoryState.Ready]).ShouldBeFalse();
        EditionApproval.IsWhole([StoryState.Held, StoryState.Killed]).ShouldBeFalse();
        EditionApproval.IsWhole([]).ShouldBeFalse();
    }
}
