using Handbill.Press.Contracts;
using Handbill.Press.IssueRuns;

namespace Handbill.Press.Tests.IssueRuns;

public sealed class RunPartsTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(30, 4, 8)]
    [InlineData(400, 47, 12)]
    [InlineData(5_000, 160, 50)]
    [InlineData(100_000, 2_060, 50)]
    public void Parts_are_all_editions_once_in_their_order_and_get_smaller_towards_the_end(int editions, int count, int first)
    {
        var all = Enumerable.Range(0, editions).Select(_ => new EditionId(Guid.NewGuid())).ToArray();

        var parts = RunDesk.Parts(all);

        parts.SelectMany(part => part).ShouldBe(all);
        parts.Count.ShouldBe(count);
        parts[0].Length.ShouldBe(first);
        parts[^1].Length.ShouldBeInRange(1, 8);
        parts.Zip(parts.Skip(1)).ShouldAllBe(pair => pair.First.Length >= pair.Second.Length);
    }
}
