using System.Collections.Concurrent;
using Handbill.Mail;
using MimeKit;
using SmtpServer.Protocol;

namespace Handbill.Server.Tests.Post;

/// <summary>A mail server on this machine, whose letters are read.</summary>
internal sealed class Mailbox : IAsyncDisposable
{
    private Sink _sink = null!;

    private Mailbox()
    {
    }

    public int Port => _sink.Port;

    /// <summary>Letters as they came.</summary>
    public ConcurrentQueue<(string From, string To, MimeMessage Letter)> Letters { get; } = [];

    /// <summary>What each letter waits for before it is taken.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    /// <summary>Addresses that there are not.</summary>
    public ConcurrentDictionary<string, bool> Unknown { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static async Task<Mailbox> OpenAsync()
    {
        var mailbox = new Mailbox();
        mailbox._sink = await Sink.OpenAsync(new() { Recipient = to => mailbox.Unknown.ContainsKey(to) ? SmtpResponse.MailboxUnavailable : null, Before = () => mailbox.Before(), Taken = mailbox.Take });
        return mailbox;
    }

    /// <summary>The next letter to an address; with a subject, of that one.</summary>
    public async Task<MimeMessage> NextAsync(string to, string? subject = null)
    {
        var until = DateTimeOffset.UtcNow.AddSeconds(20);
        while (DateTimeOffset.UtcNow < until)
        {
            if (Letters.FirstOrDefault(one => one.To == to && (subject is null || one.Letter.Subject == subject)) is { Letter: { } letter })
            {
                return letter;
            }

            await Task.Delay(20);
        }

        throw new TimeoutException($"No letter came to {to}.");
    }

    public ValueTask DisposeAsync() => _sink.DisposeAsync();

    private void Take(string from, string to, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        Letters.Enqueue((from, to, MimeMessage.Load(stream)));
    }
}
