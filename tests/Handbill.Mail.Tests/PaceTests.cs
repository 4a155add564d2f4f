using System.Diagnostics;

namespace Handbill.Mail.Tests;

/// <summary>How many mails a second: 500 are wanted of an idle machine. What is asserted is a fifth of that, since others work on it too.</summary>
public sealed class PaceTests(ITestOutputHelper output)
{
    private const int Floor = 500;

    [Fact]
    public async Task How_many_mails_are_built_signed_and_handed_over_in_a_second_is_printed()
    {
        // The length of an issue's lead article, and a paragraph of each of ten others.
        var page = Samples.Page with
        {
            BodyHtml = string.Concat(Enumerable.Repeat("<p>" + string.Concat(Enumerable.Repeat(Samples.Page.BodyPlain.TrimEnd(), 5)) + "</p>\n", 25)),
            BodyPlain = string.Concat(Enumerable.Repeat(string.Concat(Enumerable.Repeat(Samples.Page.BodyPlain.TrimEnd(), 5)) + "\n\n", 25)),
        };
        var letter = MailCompose.Compose(page);
        using var rsa = DkimKey.Make(DkimAlgorithm.Rsa, "news.example.org", "a");
        using var ed25519 = DkimKey.Make(DkimAlgorithm.Ed25519, "news.example.org", "b");
        var size = LetterWriter.Write(letter, Samples.Envelope, Samples.Addressee).Bytes.Length;
        output.WriteLine($"a mail of {size:N0} bytes, one thread unless it says otherwise, mails a second:");

        Build("not prepared", 100, number => LetterWriter.Write(letter, Samples.Envelope, Samples.To("ana@example.com", number)));
        Measure("prepared, not signed", 2000, LetterTemplate.Prepare(letter, Samples.Envelope));
        Measure("prepared, Ed25519", 400, LetterTemplate.Prepare(letter, Samples.Envelope, ed25519));
        Measure("prepared, RSA 2048", 300, LetterTemplate.Prepare(letter, Samples.Envelope, rsa)).ShouldBeGreaterThan(Floor / 5);
        var both = LetterTemplate.Prepare(letter, Samples.Envelope, rsa, ed25519);
        Measure("prepared, RSA 2048 and Ed25519", 300, both);

        await HandOverAsync("built, not signed, and taken by a server on this machine, 8 connections", LetterTemplate.Prepare(letter, Samples.Envelope));
        var pace = await HandOverAsync("built, signed twice and taken by a server on this machine, 8 connections", both);

        // A machine with other things to do is slower; one that does nothing else and is this slow has a fault.
        pace.ShouldBeGreaterThan(Floor / 5);
    }

    private async Task<double> HandOverAsync(string what, LetterTemplate template)
    {
        const int mails = 800;
        await using var sink = await Sink.OpenAsync(new() { KeepsMails = false });
        await using var outlet = new SmtpOutlet(sink.Settings() with { Connections = 8 }, TimeProvider.System);
        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(0, mails, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, cancellation) =>
            (await outlet.SendAsync(template.Write(Samples.To("ana@example.com", number)), cancellation)).Kind.ShouldBe(SendKind.Sent));
        var pace = mails / watch.Elapsed.TotalSeconds;
        output.WriteLine($"{pace,8:N0}  {what}");
        sink.Mails.Count.ShouldBe(mails);
        return pace;
    }

    private double Measure(string what, int mails, LetterTemplate template) => Build(what, mails, number => template.Write(Samples.To("ana@example.com", number)));

    private double Build(string what, int mails, Func<int, Posting> write)
    {
        for (var number = 0; number < mails / 10; number++)
        {
            write(number);
        }

        var watch = Stopwatch.StartNew();
        for (var number = 0; number < mails; number++)
        {
            write(number);
        }

        var pace = mails / watch.Elapsed.TotalSeconds;
        output.WriteLine($"{pace,8:N0}  {what}");
        return pace;
    }
}
