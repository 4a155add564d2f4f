using System.Xml.Linq;

namespace Handbill.Mail.Tests;

public sealed class ComposeTests
{
    [Fact]
    public void A_page_names_language_and_direction_and_fetches_nothing()
    {
        var html = MailCompose.Html(Samples.Page with { Language = "ar", IsRightToLeft = true, Heading = "مرحبا & <b>" });
        html.ShouldStartWith("<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">");
        html.ShouldContain("<h1 style=\"font-size:28px;line-height:1.2;margin:0 0 12px\">مرحبا &amp; &lt;b&gt;</h1>");
        html.ShouldContain("color-scheme");
        html.ShouldContain("max-width:600px");
        html.ShouldNotContain("<img");
        html.ShouldNotContain("<script");
        html.ShouldNotContain("src=");
        html.ShouldContain(Samples.Page.BodyHtml);
        html.ShouldContain($"<a href=\"{LetterMark.Unsubscribe}\">Abbestellen</a>");
        html.ShouldContain("<a href=\"https://news.example.org/2026/vertrag\">Im Web lesen</a>");
    }

    [Fact]
    public void All_elements_are_closed_in_their_order()
    {
        var html = MailCompose.Html(Samples.Page);
        var xml = html["<!doctype html>".Length..].Replace("<br>", "<br/>", StringComparison.Ordinal);
        xml = System.Text.RegularExpressions.Regex.Replace(xml, "<(meta|hr)([^>]*)>", "<$1$2/>");
        XDocument.Parse(xml).Descendants("h1").Single().Value.ShouldBe(Samples.Page.Heading);
    }

    [Fact]
    public void Plain_text_has_all_that_the_page_has()
    {
        var lines = MailCompose.Plain(Samples.Page).Split("\n\n");
        lines.ShouldBe([
            "Der Kurier", "Was der Vertrag bringt", "Nach elf Wochen & drei Streiktagen", Samples.Page.BodyPlain.TrimEnd(), "Im Web lesen:\nhttps://news.example.org/2026/vertrag",
            "-- \nSie erhalten den Kurier, weil Sie ihn bestellt haben.", $"Abbestellen:\n{LetterMark.Unsubscribe}", "Betriebsgruppe Süd\nWerkstraße 1\n"]);
    }

    [Fact]
    public void What_authors_write_is_never_a_mark()
    {
        var page = Samples.Page with { Heading = LetterMark.Unsubscribe, BodyHtml = $"<p>{LetterMark.Of("name")}</p>", BodyPlain = LetterMark.Of("name"), UnsubscribeWords = null };
        LetterMark.Pattern().IsMatch(MailCompose.Html(page) + MailCompose.Plain(page)).ShouldBeFalse();
    }
}
