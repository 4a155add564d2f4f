using CsCheck;
using Handbill.Desk.Contracts;
using Handbill.Desk.Meetings;
using Handbill.Desk.Stories;

namespace Handbill.Desk.Tests.Meetings;

/// <summary>Two devices that decide without seeing each other, answers that are lost on the way, and somebody who writes at the same time.</summary>
public sealed class TwoDevicesTests
{
    private static readonly Gen<List<int>> Choices = Gen.Int[0, 100_000].List[10, 120];

    private static readonly DecisionKind[] Kinds = [DecisionKind.Approve, DecisionKind.Hold, DecisionKind.Kill, DecisionKind.Reopen];

    [Fact]
    public void No_decision_is_lost_none_is_applied_twice_and_none_is_applied_to_what_was_not_read() => Choices.Sample(choices =>
    {
        var stage = new Stage(choices);
        while (!stage.IsOver)
        {
            stage.Step();
        }

        stage.SendAll();
        stage.Made.ShouldBe(stage.Answered, ignoreOrder: true);
        stage.Applied.Distinct().Count().ShouldBe(stage.Applied.Count);
    });

    [Fact]
    public void An_order_keeps_every_item_whatever_came_or_went_meanwhile() => Choices.Sample(choices =>
    {
        var at = 0;
        int Next(int of) => choices[at++ % choices.Count] % of;
        var seen = Enumerable.Range(0, 1 + Next(8)).ToList();
        var wanted = Shuffled(seen, Next);
        var now = seen.Where(_ => Next(5) > 0).ToList();
        for (var came = Next(3); came > 0; came--)
        {
            now.Insert(Next(now.Count + 1), 100 + came);
        }

        if (Next(3) == 0)
        {
            now = Shuffled(now, Next);
        }

        var (verdict, order) = ReadingOrder.Of(now, seen, wanted);
        order.Order().ShouldBe(now.Order());
        if (verdict == Verdict.Changed)
        {
            order.ShouldBe(now);
        }
        else
        {
            order.Where(seen.Contains).ShouldBe(wanted.Where(now.Contains));
        }

        // Sent twice, nothing is done twice.
        ReadingOrder.Of(order, seen, wanted).Verdict.ShouldBe(verdict == Verdict.Changed ? Verdict.Changed : Verdict.AlreadySo);
    });

    private static List<int> Shuffled(List<int> items, Func<int, int> next)
    {
        var rest = items.ToList();
        var shuffled = new List<int>();
        while (rest.Count > 0)
        {
            var at = next(rest.Count);
            shuffled.Add(rest[at]);
            rest.RemoveAt(at);
        }

        return shuffled;
    }

    private sealed record Sent(int Id, int Item, DecisionKind Kind, ItemSeen Seen);

    private sealed class Stage(List<int> choices)
    {
        private const int Items = 3;

        private readonly ItemNow[] _now = [.. Enumerable.Repeat(new ItemNow(1, StoryState.Ready), Items)];
        private readonly ItemSeen[][] _seen = [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Repeat(new ItemSeen(1, StoryState.Ready), Items).ToArray())];
        private readonly List<Sent>[] _waits = [[], []];
        private readonly HashSet<int> _known = [];
        private int _at;

        public List<int> Made { get; } = [];

        public HashSet<int> Answered { get; } = [];

        public List<int> Applied { get; } = [];

        public bool IsOver => _at >= choices.Count;

        public void Step()
        {
            var (device, item) = (Next(2), Next(Items));
            switch (Next(6))
            {
                case 0:
                    Write(item);
                    break;
                case 1 or 2:
                    Send(device, isAnswerLost: Next(4) == 0);
                    break;
                case 3:
                    _seen[device][item] = new ItemSeen(_now[item].Revision, _now[item].State);
                    break;
                default:
                    Decide(device, item, Kinds[Next(Kinds.Length)]);
                    break;
            }
        }

        public void SendAll()
        {
            for (var device = 0; device < 2; device++)
            {
                while (_waits[device].Count > 0)
                {
                    Send(device, isAnswerLost: false);
                }
            }
        }

        private void Decide(int device, int item, DecisionKind kind)
        {
            var sent = new Sent(Made.Count, item, kind, _seen[device][item]);
            Made.Add(sent.Id);
            _waits[device].Add(sent);

            // The device shows what it would be.
            _seen[device][item] = sent.Seen with { State = MeetingDecisions.After(kind, null) };
        }

        private void Send(int device, bool isAnswerLost)
        {
            if (_waits[device].FirstOrDefault() is not { } sent)
            {
                return;
            }

            var before = _now[sent.Item];
            var verdict = MeetingDecisions.Of(before, sent.Kind, sent.Seen, _known.Contains(sent.Id));
            if (verdict == Verdict.Applied)
            {
                sent.Seen.Revision.ShouldBe(before.Revision);
                _known.Add(sent.Id).ShouldBeTrue();
                Applied.Add(sent.Id);
                _now[sent.Item] = before with { State = MeetingDecisions.After(sent.Kind, before.Before), Before = before.State };
            }

            _now[sent.Item].Revision.ShouldBe(before.Revision);
            if (isAnswerLost)
            {
                return;
            }

            Answered.Add(sent.Id);
            _waits[device].RemoveAt(0);
        }

        // As StoryWriting does it: new words are not approved.
        private void Write(int item)
        {
            var now = _now[item];
            _now[item] = now with { Revision = now.Revision + 1, State = now.State == StoryState.Approved ? StoryState.Ready : now.State };
        }

        private int Next(int of) => choices[_at++ % choices.Count] % of;
    }
}
