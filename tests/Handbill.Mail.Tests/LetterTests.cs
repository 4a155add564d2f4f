using System.Text;
using CsCheck;
using MimeKit;

namespace Handbill.Mail.Tests;

public sealed class LetterTests
{
    private static readonly string[] Expected =
    [
        "From", "Reply-To", "Subject", "To", "Message-ID", "List-Unsubscribe", "List-Unsubscribe-Post", "Date", "List-Id", "Precedence", "MIME-Version", "Content-Language", "Content-Type",
    ];

    [Fact]
    public void A_mail_says_from_whom_to_whom_and_how_to_end_it()
    {
        var posting = LetterWriter.Write(MailCompose.Compose(Samples.Page), Samples.Envelope, Samples.Addressee);
        var mail = Samples.Parse(posting.Bytes);

        Names(mail).ShouldBe(Expected);
        mail.From.Mailboxes.Single().Name.ShouldBe("Der Kurier");
        mail.From.Mailboxes.Single().Address.ShouldBe("kurier@news.example.org");
        mail.To.Mailboxes.Single().Address.ShouldBe("ana@example.com");
        mail.ReplyTo.Mailboxes.Single().Address.ShouldBe("redaktion@example.org");
        mail.Subject.ShouldBe(Samples.Page.Subject);
        mail.Date.ShouldBe(Samples.Date);
        mail.MessageId.ShouldBe("issue7.1@news.example.org");
        mail.Headers["List-Id"].ShouldBe("Der Kurier, Werk Süd <kurier.news.example.org>");
        mail.Headers["List-Unsubscribe"].ShouldBe("<https://news.example.org/unsubscribe/tok1?x=1&y=2>, <mailto:unsubscribe%2Btok1@news.example.org?subject=unsubscribe>");
        mail.Headers["List-Unsubscribe-Post"].ShouldBe("List-Unsubscribe=One-Click");
        mail.Body!.Headers["Content-Language"].ShouldBe("de");
        posting.ReturnPath.ToString().ShouldBe("bounces+tok1@news.example.org");
        posting.To.ShouldBe(Samples.Addressee.To);
    }

    [Fact]
    public void Both_forms_carry_the_text_and_the_readers_own_link()
    {
        var posting = LetterWriter.Write(MailCompose.Compose(Samples.Page), Samples.Envelope, Samples.Addressee);
        var mail = Samples.Parse(posting.Bytes);
        var parts = mail.Body.ShouldBeOfType<MultipartAlternative>();

        parts.Count.ShouldBe(2);
        var plain = parts[0].ShouldBeOfType<TextPart>();
        plain.IsPlain.ShouldBeTrue();
        plain.IsFlowed.ShouldBeTrue();
        plain.Text.ShouldContain("https://news.example.org/unsubscribe/tok1?x=1&y=2");
        plain.Text.Replace("\r\n", "\n", StringComparison.Ordinal).ShouldContain("\n-- \n");
        mail.TextBody!.ShouldContain(Samples.Page.BodyPlain.TrimEnd());
        var html = parts[1].ShouldBeOfType<TextPart>();
        html.IsHtml.ShouldBeTrue();
        html.Text.ReplaceLineEndings("\n").ShouldBe(MailCompose.Html(Samples.Page).TrimEnd('\n').Replace(LetterMark.Unsubscribe, "https://news.example.org/unsubscribe/tok1?x=1&amp;y=2", StringComparison.Ordinal));
    }

    [Fact]
    public void A_notice_says_that_a_program_wrote_it_and_is_no_list()
    {
        var envelope = Samples.Envelope with { ListId = null, ListName = null, IsAutomatic = true, Language = null, ReplyTo = null };
        var addressee = Samples.Addressee with { Unsubscribe = null, UnsubscribeToken = null };
        var mail = Samples.Parse(LetterWriter.Write(new Letter("Please confirm", "Follow this link\n", null), envelope, addressee).Bytes);

        mail.Headers["Auto-Submitted"].ShouldBe("auto-generated");
        Names(mail).ShouldBe(
            ["From", "Subject", "To", "Message-ID", "Date", "Auto-Submitted", "Precedence", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"]);
        mail.TextBody!.ReplaceLineEndings("\n").ShouldBe("Follow this link\n");
    }

    [Fact]
    public void One_click_is_promised_behind_https_alone()
    {
        var addressee = Samples.Addressee with { Unsubscribe = new Uri("http://localhost:5000/unsubscribe/x") };
        var mail = Samples.Parse(LetterWriter.Write(new Letter("a", "b", null), Samples.Envelope, addressee).Bytes);
        mail.Headers["List-Unsubscribe"].ShouldStartWith("<http://localhost:5000/unsubscribe/x>,");
        mail.Headers.Contains("List-Unsubscribe-Post").ShouldBeFalse();
        Should.Throw<ArgumentException>(() => LetterWriter.Write(new Letter("a", "b", null), Samples.Envelope, Samples.Addressee with { Unsubscribe = new Uri("javascript:alert(1)") }));
    }

    [Fact]
    public void A_second_try_gives_the_same_bytes()
    {
        var letter = MailCompose.Compose(Samples.Page);
        using var rsa = DkimKey.Make(DkimAlgorithm.Rsa, "example.org", "a");
        using var ed25519 = DkimKey.Make(DkimAlgorithm.Ed25519, "example.org", "b");
        var template = LetterTemplate.Prepare(letter, Samples.Envelope, rsa, ed25519);
        template.Write(Samples.Addressee).Bytes.ShouldBe(LetterWriter.Write(letter, Samples.Envelope, Samples.Addressee, rsa, ed25519).Bytes);
        template.Write(Samples.To("bo@example.com", 2)).Bytes.ShouldNotBe(template.Write(Samples.Addressee).Bytes);
    }

    [Fact]
    public void Nothing_that_is_typed_makes_a_header_of_its_own() =>
        Gen.Select(Texts, Texts, Texts, Texts).Sample((subject, name, list, text) =>
        {
            var envelope = Samples.Envelope with { FromName = name, ListName = list };
            var posting = LetterWriter.Write(new Letter(subject, text, $"<p>{text}</p>"), envelope, Samples.Addressee);
            var mail = Samples.Parse(posting.Bytes);

            Names(mail).ShouldBe(Expected);
            mail.From.Mailboxes.Single().Address.ShouldBe("kurier@news.example.org");
            mail.Subject.ShouldBe(HeaderText.Clean(subject));
            (mail.From.Mailboxes.Single().Name ?? "").ShouldBe(HeaderText.Clean(name));
            mail.Headers["List-Id"].ShouldEndWith("<kurier.news.example.org>");
            mail.Headers["List-Unsubscribe-Post"].ShouldBe("List-Unsubscribe=One-Click");
            Lines(posting.Bytes).ShouldAllBe(line => line.Length <= 998);
            posting.Bytes.ShouldAllBe(value => value < 128);
        });

    [Fact]
    public void Ids_that_are_no_words_are_refused() =>
        Gen.Select(Texts.Where(text => text.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('.' or '-' or '_')) || text.Length is 0 or > 64), Gen.Int[0, 3]).Sample((word, field) =>
        {
            var (envelope, addressee) = field switch
            {
                0 => (Samples.Envelope with { ListId = word }, Samples.Addressee),
                1 => (Samples.Envelope with { Language = word }, Samples.Addressee),
                2 => (Samples.Envelope, Samples.Addressee with { MessageId = word }),
                _ => (Samples.Envelope, Samples.Addressee with { BounceToken = $"{word}\r\n" }),
            };
            Should.Throw<ArgumentException>(() => LetterWriter.Write(new Letter("a", "b", null), envelope, addressee));
        });

    [Fact]
    public void Text_comes_out_as_it_went_in() => Gen.Select(Texts, Texts).Sample((text, html) =>
    {
        // The library that reads it joins the line before a foot with the next, which RFC 3676, 4.3 forbids.
        text = text.Replace("-- \n", "--\n", StringComparison.Ordinal);
        var (plain, whole) = (LetterMark.Without(text).ReplaceLineEndings("\n"), LetterMark.Without(html).ReplaceLineEndings("\n"));
        var mail = Samples.Parse(LetterWriter.Write(new Letter("a", plain, whole), Samples.Envelope, Samples.Addressee).Bytes);
        mail.HtmlBody!.Replace("\r\n", "\n", StringComparison.Ordinal).ShouldBe(ToWellFormed(whole.TrimEnd('\n')));
        mail.TextBody!.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n').ShouldBe(string.Join('\n', ToWellFormed(plain.TrimEnd('\n')).Split('\n').Select(line => line.TrimEnd(' '))).TrimEnd('\n'));
    });

    [Fact]
    public void Other_marks_take_plain_text_and_lack_none()
    {
        var letter = new Letter("a", $"Hello {LetterMark.Of("name")}, dear", $"<p>Hello {LetterMark.Of("name")}, dear</p>");
        var addressee = Samples.Addressee with { Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = "<Ana> & Bö\r\nX: y" } };
        var mail = Samples.Parse(LetterWriter.Write(letter, Samples.Envelope, addressee).Bytes);
        mail.TextBody!.ShouldContain("Hello <Ana> & Bö X: y, dear");
        mail.HtmlBody!.ShouldContain("Hello &lt;Ana&gt; &amp; B&#246; X: y, dear");
        Should.Throw<ArgumentException>(() => LetterWriter.Write(letter, Samples.Envelope, Samples.Addressee));
    }

    [Fact]
    public void An_address_beyond_ASCII_stands_as_it_is()
    {
        var posting = LetterWriter.Write(new Letter("a", "b", null), Samples.Envelope, Samples.To("jürgen@bücher.example", 1));
        Encoding.UTF8.GetString(posting.Bytes).ShouldContain("\r\nTo: <jürgen@xn--bcher-kva.example>\r\n");
    }

    /// <summary>Any text, and what has broken mails before.</summary>
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String,
        Gen.OneOf("\r\nBcc: all@example.org\r\n", "a\r\n\r\nbody", "=?utf-8?Q?=0D=0ABcc:x?=", "a\0b", "\u2028X: y", ".\r\n", "From the start\n.dot\n> quote\n lead", "-- \nfoot", new string('x', 2000), "\"<a@b>\", c", "\\", "漢字" + new string('字', 300)),
        Gen.Select(Gen.OneOf("wort ", "Über ", "=?x?= ", "x\n", ": ", "\t", " ", "\"", "🚲"), Gen.Int[1, 40], (word, times) => string.Concat(Enumerable.Repeat(word, times))).Array[1, 4].Select(string.Concat));

    private static string ToWellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static IEnumerable<string> Lines(byte[] bytes) => Encoding.Latin1.GetString(bytes).Split("\r\n");

    private static IEnumerable<string> Names(MimeMessage mail) => mail.Headers.Concat(mail.Body!.Headers).Select(header => header.Field);
}
