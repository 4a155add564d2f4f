using System.Text;
using Handbill.Commands;
using Handbill.Server.Tests.Hosting;

namespace Handbill.Server.Tests.Post;

/// <summary>Letters that come back, as mail servers write them.</summary>
internal static class Returned
{
    /// <summary>A report on a delivery (RFC 3464).</summary>
    /// <param name="from">From whom our letter came: where the report goes.</param>
    /// <param name="action">`failed` or `delayed`.</param>
    /// <param name="status">As `5.1.1`.</param>
    public static byte[] Report(string from, string action, string status) => Encoding.ASCII.GetBytes(
        $"From: MAILER-DAEMON@example.org\r\nTo: {from}\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nIt did not arrive.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; example.org\r\n\r\nFinal-Recipient: rfc822; reader@example.org\r\nAction: {action}\r\nStatus: {status}\r\n\r\n--b--\r\n");

    /// <summary>What a mail host sends when its user calls a letter a nuisance (RFC 5965).</summary>
    /// <param name="from">From whom our letter came.</param>
    public static byte[] Complaint(string from) => Encoding.ASCII.GetBytes(
        $"From: complaints@example.org\r\nTo: {from}\r\nSubject: Complaint\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nA reader complained.\r\n--b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nUser-Agent: example/1\r\nVersion: 1\r\n\r\n--b--\r\n");

    /// <summary>Hands one to `handbill bounce`, beside the server.</summary>
    public static async Task TakeAsync(TestServer server, byte[] letter)
    {
        using var bytes = new MemoryStream(letter);
        (await BounceCommand.RunAsync(server.Instance, bytes, null, TestContext.Current.CancellationToken)).ShouldBe(0);
    }
}
