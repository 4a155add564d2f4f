using Handbill.Site.Serving;

namespace Handbill.Site.Tests.Serving;

public sealed class SiteMakingTests
{
    [Fact]
    public async Task An_answer_is_made_once_for_all_who_wait_and_anew_after_a_change()
    {
        var cache = new SiteCache();
        var making = new SiteMaking(cache);
        var (made, go) = (0, new TaskCompletionSource());
        var waiting = Enumerable.Range(0, 50).Select(_ => making.MakeAsync("/read/en/feed.atom", "/read/en/feed.atom", MakeAsync)).ToList();

        // Something changed meanwhile: who asks now waits for another, and the old one is not kept.
        cache.Drop(["n:en"]);
        var later = making.MakeAsync("/read/en/feed.atom", "/read/en/feed.atom", MakeAsync);
        go.SetResult();
        var answers = await Task.WhenAll(waiting);
        answers.Distinct().ShouldHaveSingleItem();
        (await later).ShouldNotBe(answers[0]);
        made.ShouldBe(2);
        cache.Find("/read/en/feed.atom").ShouldBe(await later);

        async Task<SiteAnswer> MakeAsync()
        {
            var number = Interlocked.Increment(ref made);
            await go.Task;
            return SiteAnswer.Text($"{number}", "text/plain", ["n:en"]);
        }
    }

    [Fact]
    public async Task Two_questions_at_one_address_have_an_answer_each()
    {
        var making = new SiteMaking(new SiteCache());
        var answers = await Task.WhenAll(new[] { "?q=gate", "?q=clock" }.Select(asked => making.MakeAsync("/read/en/search", asked, async () =>
        {
            await Task.Yield();
            return SiteAnswer.Text(asked, "text/plain", []);
        })));
        answers[0].ShouldNotBe(answers[1]);
    }

    [Fact]
    public async Task What_could_not_be_made_is_tried_again_by_the_next()
    {
        var making = new SiteMaking(new SiteCache());
        await Should.ThrowAsync<InvalidOperationException>(() => making.MakeAsync("/read/en", "/read/en", () => Task.FromException<SiteAnswer>(new InvalidOperationException("away"))));
        (await making.MakeAsync("/read/en", "/read/en", () => Task.FromResult(SiteAnswer.Text("here", "text/plain", [])))).Answer.Status.ShouldBe(200);
    }
}
