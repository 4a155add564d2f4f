using Handbill.Press.Runs;
using Handbill.Typesetting.Fitting;

namespace Handbill.Press.Tests.Runs;

public sealed class FitterPoolTests
{
    private static readonly TypeAssets Assets = TypeAssets.BesideExecutable();

    [Fact]
    public void One_that_is_idle_works_again_whatever_thread_asks_and_whatever_came_of_its_work()
    {
        var made = new List<EditionFitter>();
        var pool = new FitterPool(() => Added(made));

        Should.Throw<InvalidOperationException>(() => pool.Use(_ => throw new InvalidOperationException()));
        for (var thread = 0; thread < 4; thread++)
        {
            var asking = new Thread(() => pool.Use(_ => null!));
            asking.Start();
            asking.Join();
        }

        made.Count.ShouldBe(1);
    }

    [Fact]
    public void Nobody_else_has_one_that_works()
    {
        var made = new List<EditionFitter>();
        var pool = new FitterPool(() => Added(made));

        pool.Use(outer => pool.Use(inner =>
        {
            inner.ShouldNotBeSameAs(outer);
            return null!;
        }));
        pool.Use(_ => pool.Use(_ => null!));

        made.Count.ShouldBe(2);
    }

    private static EditionFitter Added(List<EditionFitter> made)
    {
        made.Add(new EditionFitter(Assets.Fonts, Assets.Shaper));
        return made[^1];
    }
}
