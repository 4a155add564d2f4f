using System.Collections.Immutable;
using Handbill.Press.Contracts;
using Handbill.Press.Runs;
using Handbill.Typesetting.Fitting;

namespace Handbill.Press.Tests.Runs;

public sealed class PressRunTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Editions_are_told_in_the_order_of_the_issue_whatever_the_jobs(int jobs)
    {
        var work = new FakeWork(200, slug => Thread.Sleep(slug.EndsWith('3') ? 2 : 0));
        var told = new ToldEditions();
        var report = new PressRun(work, work.Slugs, Products.None, put: null, told).Run(jobs, TestContext.Current.CancellationToken);

        told.Slugs.ShouldBe(work.Slugs);
        report.Editions.Select(edition => edition.Slug).ShouldBe(work.Slugs);
    }

    [Fact]
    public void No_more_editions_are_in_the_making_than_there_are_jobs()
    {
        var now = 0;
        var most = 0;
        var work = new FakeWork(60, _ =>
        {
            var running = Interlocked.Increment(ref now);
            InterlockedMax(ref most, running);
            Thread.Sleep(1);
            Interlocked.Decrement(ref now);
        });
        new PressRun(work, work.Slugs, Products.None, put: null, observer: null).Run(jobs: 3, TestContext.Current.CancellationToken);

        most.ShouldBeInRange(1, 3);
    }

    [Fact]
    public void A_disk_that_fills_up_ends_the_run_with_its_message()
    {
        var work = new FakeWork(500, _ => { });
        var put = 0;
        var run = new PressRun(work, work.Slugs, Products.Reading, (_, _) => FailAt(Interlocked.Increment(ref put)), observer: null);

        Should.Throw<PressException>(() => run.Run(jobs: 4, TestContext.Current.CancellationToken)).Message.ShouldBe("the disk is full");
        put.ShouldBeLessThan(500);

        static void FailAt(int number)
        {
            if (number >= 10)
            {
                throw new PressException("the disk is full");
            }
        }
    }

    [Fact]
    public void A_run_that_is_ended_says_so_and_begins_no_further_edition()
    {
        using var ending = new CancellationTokenSource();
        var begun = 0;
        var work = new FakeWork(500, _ =>
        {
            switch (Interlocked.Increment(ref begun))
            {
                case 10:
                    ending.Cancel();
                    break;
                case > 10:
                    // Begun while it was being ended: by then it is.
                    ending.Token.WaitHandle.WaitOne();
                    break;
            }
        });

        Should.Throw<OperationCanceledException>(() => new PressRun(work, work.Slugs, Products.None, put: null, observer: null).Run(2, ending.Token));
        begun.ShouldBeLessThan(12);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = target; value > seen; seen = target)
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }

    private sealed class FakeWork(int editions, Action<string> make) : IIssueWork
    {
        private static readonly SideFit Fitted = new() { Outcome = FitOutcome.Fitted, Words = 500, Size = 10, Leading = 12.5 };

        public int? Number => 7;

        public ImmutableArray<IssueFault> Faults => [];

        public ImmutableArray<string> Slugs { get; } = [.. Enumerable.Range(0, editions).Select(number => $"gate-{number:000}")];

        public MadeEdition Make(string slug, Products products, CancellationToken cancellation)
        {
            make(slug);
            var result = new EditionResult { Slug = slug, Workplace = slug, Language = "en", Pages = 2, Front = Fitted, Back = Fitted, Milliseconds = 1 };
            return new MadeEdition { Result = result };
        }
    }

    private sealed class ToldEditions : IPressObserver
    {
        public List<string> Slugs { get; } = [];

        public void Begin(int editions) => Slugs.Capacity = editions;

        public void Made(EditionResult edition) => Slugs.Add(edition.Slug);

        public void Refused(string slug, ImmutableArray<IssueFault> faults) => Slugs.Add(slug);
    }
}
