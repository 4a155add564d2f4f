using System.Net;
using System.Text;
using CsCheck;
using Handbill.Demo;
using Handbill.Mail;
using Handbill.Server.Tests.Hosting;

namespace Handbill.Server.Tests.Operations;

/// <summary>The demonstration's letters: whatever is sent to its mail server is kept for a while, shown as text, and does no harm.</summary>
public sealed class DemoLettersTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public void The_newest_are_kept_and_the_oldest_go()
    {
        var letters = new DemoLetters(TimeProvider.System);
        for (var number = 1; number <= DemoLetters.Most + 5; number++)
        {
            letters.Take("ann@example.org", Encoding.ASCII.GetBytes($"Subject: Letter {number}\r\n\r\nText {number}.\r\n"));
        }

        letters.All.Count.ShouldBe(DemoLetters.Most);
        (letters.All[0].Subject, letters.All[^1].Subject, letters.Find(5)).ShouldBe(($"Letter {DemoLetters.Most + 5}", "Letter 6", null));

        // What is long pushes out more than one.
        letters.Take("ann@example.org", Encoding.ASCII.GetBytes($"Subject: Long\r\n\r\n{new string('x', DemoLetters.MostSigns)}\r\n"));
        letters.All.ShouldHaveSingleItem().Subject.ShouldBe("Long");
    }

    [Fact]
    public void Any_bytes_are_a_letter() => Check.Sample(
        Gen.Byte.Array[0, 3000],
        bytes =>
        {
            var letters = new DemoLetters(TimeProvider.System);
            letters.Take("ann@example.org", bytes);
            return letters.All.Count == 1;
        });

    [Fact]
    public async Task What_is_sent_is_shown_as_text_on_this_machine_and_a_form_may_do_nothing()
    {
        var letters = new DemoLetters(TimeProvider.System);
        await using var mail = await DemoMailServer.StartAsync(letters, Ending);
        await using var server = await TestServer.StartAsync(seenAs: instance => instance with { Maps = new DemoLetterPages(letters).Map });
        using var reader = server.Visitor();
        (await reader.GetStringAsync(DemoLetterPages.Home, Ending)).ShouldContain("No letter was sent yet.");
        await using (var outlet = new SmtpOutlet(new SmtpSettings { Host = "127.0.0.1", Port = mail.Port, Security = SmtpSecurity.None }, TimeProvider.System))
        {
            MailAddress.TryParse("ann@example.org", out var to, out _).ShouldBeTrue();
            MailAddress.TryParse("letters@demonstration.example", out var from, out _).ShouldBeTrue();
            var posting = LetterWriter.Write(
                new Letter("<b>Bold</b> news", "Read https://example.org/a?b=1&c=2. Then <script>alert(1)</script>", null),
                new Envelope { FromName = "Demo", From = from!, Date = DateTimeOffset.UtcNow, Bounces = new TokenAddress(from!), Language = "en" }, new Addressee { To = to!, MessageId = "one", BounceToken = "t" }, []);
            (await outlet.SendAsync(posting, Ending)).Kind.ShouldBe(SendKind.Sent);
        }

        var list = await reader.GetStringAsync(DemoLetterPages.Home, Ending);
        list.ShouldContain("&lt;b&gt;Bold&lt;/b&gt; news");
        var page = await reader.GetStringAsync($"{DemoLetterPages.Home}/1", Ending);
        page.ShouldContain("<a href=\"https://example.org/a?b=1&amp;c=2\">https://example.org/a?b=1&amp;c=2</a>. Then &lt;script&gt;");
        using var form = await reader.GetAsync(new Uri($"{DemoLetterPages.Home}/1/form", UriKind.Relative), Ending);
        form.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        (await reader.GetAsync(new Uri($"{DemoLetterPages.Home}/9", UriKind.Relative), Ending)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        // No other server has such a page.
        await using var other = await TestServer.StartAsync();
        using var visitor = other.Visitor();
        (await visitor.GetAsync(new Uri(DemoLetterPages.Home, UriKind.Relative), Ending)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }
}
