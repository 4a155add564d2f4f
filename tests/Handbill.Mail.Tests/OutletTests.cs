using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using SmtpServer.Protocol;

namespace Handbill.Mail.Tests;

public sealed class OutletTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static Posting Posting(string to = "ana@example.com", int number = 1) =>
        LetterWriter.Write(MailCompose.Compose(Samples.Page), Samples.Envelope, Samples.To(to, number));

    /// <summary>The server takes the last line end for the protocol's.</summary>
    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes).TrimEnd();

    [Fact]
    public async Task A_mail_arrives_as_it_was_written_and_connections_are_kept()
    {
        await using var sink = await Sink.OpenAsync();
        await using (var outlet = new SmtpOutlet(sink.Settings() with { MessagesPerConnection = 3 }, TimeProvider.System))
        {
            for (var number = 1; number <= 7; number++)
            {
                (await outlet.SendAsync(Posting(number: number), None)).ShouldBe(SendOutcome.Sent);
            }
        }

        sink.Sessions.ShouldBe(3);
        sink.Mails.Select(mail => mail.From).ShouldBe(Enumerable.Range(1, 7).Select(number => $"bounces+tok{number}@news.example.org"));
        sink.Mails.First().To.ShouldBe("ana@example.com");
        Text(sink.Mails.First().Bytes).ShouldBe(Text(Posting().Bytes));
    }

    [Fact]
    public async Task A_witness_is_told_of_the_last_byte_before_the_server_answers_and_of_what_it_answered()
    {
        var (held, go) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var isRefused = false;
        await using var sink = await Sink.OpenAsync(new()
        {
            Before = () =>
            {
                held.TrySetResult();
                return go.Task;
            },
            Mail = _ => isRefused ? SmtpResponse.TransactionFailed : null,
        });
        await using var outlet = new SmtpOutlet(sink.Settings(), TimeProvider.System);
        var witness = new Witness();
        var sending = outlet.SendAsync(Posting(), witness, None);
        await held.Task;
        await witness.IsGiven.Task.WaitAsync(TimeSpan.FromSeconds(10));
        witness.Told.ShouldBe(["given"]);
        go.SetResult();
        (await sending).ShouldBe(SendOutcome.Sent);
        witness.Told.ShouldBe(["given", "taken"]);

        // Over the connection that was kept, and refused at the end; a mail that is not watched tells nobody.
        (await outlet.SendAsync(Posting(number: 2), None)).ShouldBe(SendOutcome.Sent);
        isRefused = true;
        (await outlet.SendAsync(Posting(number: 3), witness, None)).Kind.ShouldBe(SendKind.Refused);
        witness.Told.ShouldBe(["given", "taken", "given", "refused"]);
    }

    [Fact]
    public async Task A_witness_is_told_nothing_of_a_mail_that_does_not_come_to_its_last_byte()
    {
        await using var sink = await Sink.OpenAsync(new() { Recipient = _ => SmtpResponse.MailboxUnavailable });
        await using var outlet = new SmtpOutlet(sink.Settings(), TimeProvider.System);
        var witness = new Witness();
        (await outlet.SendAsync(Posting(), witness, None)).Kind.ShouldBe(SendKind.Refused);
        witness.Told.ShouldBeEmpty();
    }

    private sealed class Witness : IHandOverWitness
    {
        public List<string> Told { get; } = [];

        public TaskCompletionSource IsGiven { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Given()
        {
            Told.Add("given");
            IsGiven.TrySetResult();
        }

        public void Answered(bool isTaken) => Told.Add(isTaken ? "taken" : "refused");
    }

    [Fact]
    public async Task A_signed_mail_to_an_address_beyond_ASCII_arrives_as_it_was_written()
    {
        await using var sink = await Sink.OpenAsync();
        await using var outlet = new SmtpOutlet(sink.Settings(), TimeProvider.System);
        using var key = DkimKey.Make(DkimAlgorithm.Ed25519, "news.example.org", "a");
        var posting = LetterWriter.Write(MailCompose.Compose(Samples.Page), Samples.Envelope, Samples.To("jürgen@example.com", 1), key);
        (await outlet.SendAsync(posting, None)).ShouldBe(SendOutcome.Sent);
        Text(sink.Mails.Single().Bytes).ShouldBe(Text(posting.Bytes));
        sink.Mails.Single().To.ShouldBe("jürgen@example.com");
        sink.Parameters.ShouldContain("SMTPUTF8");
    }

    [Fact]
    public async Task A_server_for_ASCII_alone_gets_no_other_address()
    {
        await using var server = new Script("220 here", "250 hello", null);
        await using var outlet = new SmtpOutlet(server.Settings(), TimeProvider.System);
        var outcome = await outlet.SendAsync(Posting("jürgen@example.com"), None);
        (outcome.Kind, outcome.Status, outcome.IsAddressBad).ShouldBe((SendKind.Refused, "5.6.7", false));
        outcome.Words.ShouldContain("SMTPUTF8");
    }

    [Fact]
    public async Task A_server_that_hangs_up_with_421_is_connected_to_anew()
    {
        await using var server = new Script("220 here", "250 hello", "421 4.7.0 later");
        await using var outlet = new SmtpOutlet(server.Settings(), TimeProvider.System);
        (await outlet.SendAsync(Posting(), None)).Kind.ShouldBe(SendKind.Later);
        (await outlet.SendAsync(Posting(), None)).Kind.ShouldBe(SendKind.Later);
        server.Connections.ShouldBe(2);
    }

    [Fact]
    public async Task Mails_go_side_by_side_over_no_more_connections_than_are_set()
    {
        await using var sink = await Sink.OpenAsync();
        await using var outlet = new SmtpOutlet(sink.Settings() with { Connections = 3 }, TimeProvider.System);
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 40).Select(number => outlet.SendAsync(Posting(number: number), None)));
        outcomes.ShouldAllBe(outcome => outcome.Kind == SendKind.Sent);
        sink.Sessions.ShouldBeLessThanOrEqualTo(3);
        sink.Mails.Count.ShouldBe(40);
    }

    [Theory]
    [InlineData(550, "5.1.1 no such user <ana@example.com>", SendKind.Refused, "5.1.1", true)]
    [InlineData(550, "unknown", SendKind.Refused, null, true)]
    [InlineData(552, "5.2.2 full", SendKind.Refused, "5.2.2", false)]
    [InlineData(550, "5.7.1 spam", SendKind.Refused, "5.7.1", false)]
    [InlineData(450, "4.2.1 greylisted", SendKind.Later, "4.2.1", false)]
    [InlineData(421, "4.7.0 too much", SendKind.Later, "4.7.0", false)]
    public async Task What_a_server_says_to_an_address_decides(int code, string words, SendKind kind, string? status, bool isBad)
    {
        await using var sink = await Sink.OpenAsync(new() { Recipient = to => to.StartsWith("ana", StringComparison.Ordinal) ? new SmtpResponse((SmtpReplyCode)code, words) : null });
        await using var outlet = new SmtpOutlet(sink.Settings(), TimeProvider.System);

        var outcome = await outlet.SendAsync(Posting(), None);
        (outcome.Kind, outcome.Code, outcome.Status, outcome.IsAddressBad).ShouldBe((kind, code, status, isBad));
        outcome.ToString().ShouldNotContain("example.com");
        (await outlet.SendAsync(Posting("bo@example.com"), None)).Kind.ShouldBe(SendKind.Sent);
    }

    [Theory]
    [InlineData(554, "5.7.1 looks like spam", SendKind.Refused)]
    [InlineData(451, "4.3.0 busy", SendKind.Later)]
    public async Task What_a_server_says_to_a_mail_decides(int code, string words, SendKind kind)
    {
        await using var sink = await Sink.OpenAsync(new() { Mail = _ => new SmtpResponse((SmtpReplyCode)code, words) });
        await using var outlet = new SmtpOutlet(sink.Settings(), TimeProvider.System);
        var outcome = await outlet.SendAsync(Posting(), None);
        (outcome.Kind, outcome.Code, outcome.IsAddressBad).ShouldBe((kind, code, false));
    }

    [Fact]
    public async Task A_refused_sender_says_nothing_about_the_reader()
    {
        await using var sink = await Sink.OpenAsync(new() { Sender = _ => new SmtpResponse((SmtpReplyCode)553, "5.7.1 not yours") });
        await using var outlet = new SmtpOutlet(sink.Settings(), TimeProvider.System);
        var outcome = await outlet.SendAsync(Posting(), None);
        outcome.Kind.ShouldBe(SendKind.Trouble);
        outcome.Words.ShouldContain("sender");
    }

    [Fact]
    public async Task A_user_signs_in_and_a_wrong_password_is_said()
    {
        await using var sink = await Sink.OpenAsync(new() { Password = "geheim" });
        await using var outlet = new SmtpOutlet(sink.Settings() with { User = "kurier", Password = "geheim" }, TimeProvider.System);
        (await outlet.TryAsync(None)).Kind.ShouldBe(SendKind.Sent);
        (await outlet.SendAsync(Posting(), None)).Kind.ShouldBe(SendKind.Sent);

        await using var wrong = new SmtpOutlet(sink.Settings() with { User = "kurier", Password = "falsch" }, TimeProvider.System);
        var outcome = await wrong.SendAsync(Posting(), None);
        outcome.Kind.ShouldBe(SendKind.Trouble);
        outcome.Words.ShouldContain("password");

        await using var without = new SmtpOutlet(sink.Settings(), TimeProvider.System);
        var unsigned = await without.SendAsync(Posting(), None);
        unsigned.Kind.ShouldBe(SendKind.Trouble);
        unsigned.Words.ShouldContain("password");
    }

    [Theory]
    [InlineData(SmtpSecurity.StartTls)]
    [InlineData(SmtpSecurity.Implicit)]
    public async Task A_certificate_must_hold_but_on_this_machine(SmtpSecurity security)
    {
        using var certificate = Sink.MakeCertificate();
        await using var sink = await Sink.OpenAsync(new() { Certificate = certificate, IsImplicit = security == SmtpSecurity.Implicit, Password = "geheim" });
        var settings = sink.Settings() with { Security = security, User = "kurier", Password = "geheim" };
        await using var outlet = new SmtpOutlet(settings, TimeProvider.System);
        (await outlet.SendAsync(Posting(), None)).Kind.ShouldBe(SendKind.Sent);

        await using var elsewhere = new SmtpOutlet(settings with { AsksCertificates = true }, TimeProvider.System);
        var outcome = await elsewhere.SendAsync(Posting(), None);
        outcome.Kind.ShouldBe(SendKind.Trouble);
        outcome.Words.ShouldContain("certificate");
    }

    [Fact]
    public async Task A_server_without_STARTTLS_is_not_spoken_to_in_the_clear()
    {
        await using var sink = await Sink.OpenAsync();
        await using var outlet = new SmtpOutlet(sink.Settings() with { Security = SmtpSecurity.StartTls }, TimeProvider.System);
        var outcome = await outlet.SendAsync(Posting(), None);
        outcome.Kind.ShouldBe(SendKind.Trouble);
        outcome.Words.ShouldContain("STARTTLS");
    }

    [Fact]
    public async Task A_server_that_is_away_is_trouble_and_not_the_readers()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        await using var outlet = new SmtpOutlet(new SmtpSettings { Host = "127.0.0.1", Port = port, Security = SmtpSecurity.None }, TimeProvider.System);
        var outcome = await outlet.SendAsync(Posting(), None);
        outcome.Kind.ShouldBe(SendKind.Trouble);
        outcome.Words.ShouldContain("port");
    }

    [Fact]
    public async Task A_connection_cut_in_the_middle_of_a_mail_is_tried_later()
    {
        await using var server = new Script("220 here", "250 hello", "250 ok", "250 ok", "354 go on", null);
        await using var outlet = new SmtpOutlet(server.Settings(), TimeProvider.System);
        var outcome = await outlet.SendAsync(Posting(), None);
        outcome.Kind.ShouldBe(SendKind.Later);
        outcome.Words.ShouldContain("broke");
        server.Connections.ShouldBe(1);
    }

    [Fact]
    public async Task A_kept_connection_that_the_server_closed_is_replaced()
    {
        await using var server = new Script("220 here", "250 hello", "250 ok", "250 ok", "354 go on", "250 taken", null);
        await using var outlet = new SmtpOutlet(server.Settings(), TimeProvider.System);
        (await outlet.SendAsync(Posting(), None)).Kind.ShouldBe(SendKind.Sent);
        (await outlet.SendAsync(Posting(), None)).Kind.ShouldBe(SendKind.Sent);
        server.Connections.ShouldBe(2);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up_and_so_is_a_mail_that_is_cancelled()
    {
        var clock = new FakeTimeProvider();
        await using var silent = new Script([null]) { IsSilent = true };
        await using var outlet = new SmtpOutlet(silent.Settings(), clock);
        var sending = outlet.SendAsync(Posting(), None);
        await silent.Connected;
        clock.Advance(TimeSpan.FromMinutes(1));
        var outcome = await sending;
        outcome.Kind.ShouldBe(SendKind.Trouble);
        outcome.Words.ShouldContain("in time");

        using var cancel = new CancellationTokenSource();
        var cancelled = outlet.SendAsync(Posting(), cancel.Token);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => cancelled);
    }

    [Fact]
    public async Task A_server_that_stops_answering_in_a_mail_is_tried_later()
    {
        var clock = new FakeTimeProvider();
        await using var server = new Script("220 here", "250 hello", "250 ok", null) { IsSilent = true };
        await using var outlet = new SmtpOutlet(server.Settings(), clock);
        var sending = outlet.SendAsync(Posting(), None);
        await server.Spoken;
        clock.Advance(TimeSpan.FromMinutes(5));
        (await sending).Kind.ShouldBe(SendKind.Later);
    }

    [Theory]
    [InlineData("421 4.7.0 too many", SendKind.Later)]
    [InlineData("554 5.7.1 go away", SendKind.Trouble)]
    [InlineData("SSH-2.0-OpenSSH", SendKind.Trouble)]
    public async Task A_greeting_that_is_none_is_said(string greeting, SendKind kind)
    {
        await using var server = new Script(greeting, null);
        await using var outlet = new SmtpOutlet(server.Settings(), TimeProvider.System);
        (await outlet.SendAsync(Posting(), None)).Kind.ShouldBe(kind);
    }

    [Fact]
    public void Settings_say_what_is_wrong_with_them()
    {
        var good = new SmtpSettings { Host = "mail.example.org", User = "kurier", Password = "geheim" };
        good.Problem().ShouldBeNull();
        (good with { Host = "" }).Problem().ShouldNotBeNull();
        (good with { Port = 0 }).Problem().ShouldNotBeNull();
        (good with { Password = null }).Problem().ShouldNotBeNull();
        (good with { Security = SmtpSecurity.None }).Problem()!.ShouldContain("TLS");
        (good with { Security = SmtpSecurity.None, Host = "localhost" }).Problem().ShouldBeNull();
        (good with { Connections = 0 }).Problem().ShouldNotBeNull();
        (good with { SendTimeout = TimeSpan.Zero }).Problem().ShouldNotBeNull();
        good.ToString().ShouldNotContain("geheim");
        Should.Throw<ArgumentException>(() => new SmtpOutlet(good with { Port = 0 }, TimeProvider.System));
    }
}
