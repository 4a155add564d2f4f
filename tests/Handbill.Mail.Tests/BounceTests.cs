using System.Text;
using CsCheck;

namespace Handbill.Mail.Tests;

public sealed class BounceTests
{
    [Theory]
    [InlineData("failed", "5.1.1", BounceKind.Hard)]
    [InlineData("failed", "5.2.2", BounceKind.Soft)]
    [InlineData("failed", "5.7.1", BounceKind.Soft)]
    [InlineData("failed", "4.4.7", BounceKind.Soft)]
    [InlineData("Delayed", "4.4.1", BounceKind.Soft)]
    [InlineData("delivered", "2.0.0", BounceKind.None)]
    [InlineData("failed", "nonsense", BounceKind.Hard)]
    public void A_delivery_report_is_read(string action, string status, BounceKind kind)
    {
        var bounce = BounceReader.Read(Report(action, status, "bounces+tok7@news.example.org"), Samples.Bounces);
        (bounce.Kind, bounce.Token, bounce.Status).ShouldBe((kind, "tok7", status == "nonsense" ? null : status));
    }

    [Fact]
    public void The_address_it_came_to_says_more_than_its_headers()
    {
        var report = Report("failed", "5.1.1", "bounces+tok7@news.example.org");
        BounceReader.Read(report, Samples.Bounces, "bounces+tok8@news.example.org").Token.ShouldBe("tok8");
    }

    [Fact]
    public void A_report_to_another_address_is_known_by_the_mail_that_came_with_it() =>
        BounceReader.Read(Report("failed", "5.1.1", "postmaster@news.example.org"), Samples.Bounces).ShouldBe(new Bounce(BounceKind.Hard, "tok9", "5.1.1"));

    [Theory]
    [InlineData("abuse", BounceKind.Complaint)]
    [InlineData("not-spam", BounceKind.None)]
    public void A_complaint_is_read(string type, BounceKind kind)
    {
        var mail = Samples.Bytes($"""
            From: <fbl@provider.example>
            To: <abuse@news.example.org>
            Subject: Complaint
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=feedback-report; boundary="b"

            --b
            Content-Type: text/plain

            This is a report.
            --b
            Content-Type: message/feedback-report

            Feedback-Type: {type}
            User-Agent: Provider/1.0
            Version: 1
            Original-Mail-From: <bounces+tok9@news.example.org>

            --b
            Content-Type: message/rfc822

            Return-Path: <bounces+tok9@news.example.org>
            From: <kurier@news.example.org>
            Subject: Der Kurier

            text
            --b--

            """);
        BounceReader.Read(mail, Samples.Bounces).ShouldBe(new Bounce(kind, "tok9", null));
        BounceReader.Read(Samples.Bytes(Encoding.UTF8.GetString(mail).Replace("Original-Mail-From", "X-Else", StringComparison.Ordinal)), Samples.Bounces).Token.ShouldBe("tok9");
    }

    [Theory]
    [InlineData("MAILER-DAEMON@example.com", "", "The user is unknown: 550 5.1.1 rejected by 10.5.1.1", BounceKind.Hard, "5.1.1")]
    [InlineData("MAILER-DAEMON@example.com", "", "Could not be delivered by 5.1.1.4", BounceKind.Soft, null)]
    [InlineData("postmaster@example.com", "", "452 4.2.2 over quota", BounceKind.Soft, "4.2.2")]
    [InlineData("ana@example.com", "Auto-Submitted: auto-replied", "I am away", BounceKind.AutoReply, null)]
    [InlineData("ana@example.com", "X-Autoreply: yes", "I am away", BounceKind.AutoReply, null)]
    [InlineData("ana@example.com", "Auto-Submitted: auto-generated", "5.1.1", BounceKind.AutoReply, null)]
    [InlineData("ana@example.com", "X-None: 1", "5.1.1 was the number of my house", BounceKind.None, null)]
    public void Servers_of_their_own_mind_are_known_by_the_address(string from, string header, string text, BounceKind kind, string? status)
    {
        var mail = Samples.Bytes($"From: <{from}>\nTo: <bounces+tok7@news.example.org>\n{(header.Length == 0 ? "" : header + "\n")}Subject: Undelivered\n\n{text}\n");
        BounceReader.Read(mail, Samples.Bounces).ShouldBe(new Bounce(kind, "tok7", status));
    }

    [Theory]
    [InlineData("To: <xbounces+tok7@news.example.org>")]
    [InlineData("To: <bounces+tok7@news.example.org.evil.example>")]
    [InlineData("To: <bounces@news.example.org>")]
    [InlineData("X-To: <bounces+tok7@news.example.org>")]
    public void Other_addresses_have_no_token(string header) =>
        BounceReader.Read(Samples.Bytes($"From: <MAILER-DAEMON@example.com>\n{header}\n\n550 5.1.1\n"), Samples.Bounces).ShouldBe(new Bounce(BounceKind.None, null, null));

    [Fact]
    public void Whatever_the_bytes_there_is_an_answer() => Gen.Byte.Array[0, 3000].Sample(bytes => BounceReader.Read(bytes, Samples.Bounces).ShouldNotBeNull());

    [Fact]
    public void A_report_that_is_damaged_has_an_answer()
    {
        var report = Report("failed", "5.1.1", "bounces+tok7@news.example.org");
        Gen.Select(Gen.Int[0, report.Length - 1], Gen.Int[0, 40], Gen.Byte.Array[0, 20]).Sample((at, cut, put) =>
        {
            byte[] damaged = [.. report[..at], .. put, .. report[Math.Min(report.Length, at + cut)..]];
            BounceReader.Read(damaged, Samples.Bounces).ShouldNotBeNull();
            BounceReader.Read(report.AsMemory(0, at), Samples.Bounces).ShouldNotBeNull();
        });
    }

    [Fact]
    public void Parts_within_parts_without_end_have_an_answer()
    {
        var output = new StringBuilder("To: <bounces+tok7@news.example.org>\n");
        for (var depth = 0; depth < 3000; depth++)
        {
            output.Append($"Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n");
        }

        BounceReader.Read(Samples.Bytes(output.ToString()), Samples.Bounces).Token.ShouldBe("tok7");
        output.Clear();
        for (var depth = 0; depth < 3000; depth++)
        {
            output.Append("Content-Type: message/rfc822\n\n");
        }

        BounceReader.Read(Samples.Bytes(output.ToString()), Samples.Bounces).Kind.ShouldBe(BounceKind.None);
    }

    private static byte[] Report(string action, string status, string to) => Samples.Bytes($"""
        Return-Path: <>
        From: Mail Delivery System <MAILER-DAEMON@mx.example.com>
        To: <{to}>
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain; charset=us-ascii

        I'm sorry to have to inform you.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.com
        Arrival-Date: Fri, 27 Nov 2026 06:00:00 +0100

        Final-Recipient: rfc822; ana@example.com
        Action: {action}
        Status: {status}
        Diagnostic-Code: smtp; said something

        --b
        Content-Type: message/rfc822

        Return-Path: <bounces+tok9@news.example.org>
        From: <kurier@news.example.org>
        To: <ana@example.com>
        Subject: Der Kurier

        text
        --b--

        """);
}
