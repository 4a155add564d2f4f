using Handbill.Press.Contracts;

namespace Handbill.Press.Tests.Contracts;

public sealed class ReadingMarkupTests
{
    [Fact]
    public void Copy_is_shown_as_it_is_read()
    {
        ReadingMarkup.Of("The **new** rota is *here*.\n\n- early\n- late\n\n### Prices\n\n> Nobody asked.").ShouldBe(
            "<p>The <strong>new</strong> rota is <em>here</em>.</p><ul><li>early</li><li>late</li></ul><h3>Prices</h3><blockquote><p>Nobody asked.</p></blockquote>");
        ReadingMarkup.Of("| Day | Shift |\n|---|---|\n| Monday | Early |").ShouldBe(
            "<table><tr><th>Day</th><th>Shift</th></tr><tr><td>Monday</td><td>Early</td></tr></table>");
        ReadingMarkup.Of("|  | was | now |\n|---|---|---|\n| Tea | 60 | 50 |").ShouldBe(
            "<table><tr><td></td><th>was</th><th>now</th></tr><tr><td>Tea</td><td>60</td><td>50</td></tr></table>");
        ReadingMarkup.Of("~~four~~ five, [the rota](https://example.org)").ShouldBe("<p><s>four</s> five, the rota</p>");
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("a <img src=x onerror=alert(1)> b")]
    [InlineData("[x](javascript:alert(1)) ![\"><script>](x)")]
    [InlineData("`<b>` &lt;i&gt; <https://example.org/?a=\"<b>\">")]
    [InlineData("::: box\n<style>*{}</style>\n:::")]
    public void Nothing_that_was_typed_becomes_markup(string copy)
    {
        var markup = ReadingMarkup.Of(copy);
        markup.ShouldNotContain("<script", Case.Insensitive);
        markup.ShouldNotContain("<img", Case.Insensitive);
        markup.ShouldNotContain("<style", Case.Insensitive);
        markup.ShouldNotContain("href", Case.Insensitive);
        markup.ShouldNotContain("<b>", Case.Insensitive);
        markup.ShouldNotContain("<i>", Case.Insensitive);
    }

    [Fact]
    public void Nothing_of_what_is_too_deep_to_be_parsed_is_lost() =>
        ReadingMarkup.Of(string.Concat(Enumerable.Repeat("> ", 400)) + "at the bottom").ShouldContain("at the bottom");
}
