using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Handbill.Age;
using Handbill.Browser;
using Handbill.Commands;
using Handbill.Floor.Submissions;
using Handbill.Groups.Contracts;
using Handbill.Groups.Roles;
using Handbill.Instances;
using Handbill.Kernel.Data;
using Handbill.Programs;
using Handbill.Server.Tests.Browser;
using Handbill.Server.Tests.Floor;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Vault;
using Handbill.Vault.Groups;
using Handbill.Vault.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Handbill.Server.Tests.Vault.VaultPages;

namespace Handbill.Server.Tests.Journeys;

/// <summary>
/// From the keys of a group to a worker's answer, through a server of its own process on PostgreSQL and real browsers; and then all that was sealed there is looked for in
/// whatever that server has: its memory, database, log of the database, files, lines and backup.
/// </summary>
public sealed partial class SealedTests(Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    private const int Phone = 390;
    private const string AnnsPhrase = "teapot gravel orchid monsoon", BensPhrase = "lantern quarry walnut eleven";
    private const string First = "The marigold press in hall two has no guard.", Second = "The marigold guard is there, and the heat is not better.", Reply = "We come at six with the marigold list.";

    private static readonly string Program = Path.ChangeExtension(typeof(CommandLine).Assembly.Location, null);

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_worker_and_a_group_write_to_each_other_through_a_change_of_keys_and_whoever_has_all_of_the_server_reads_nothing()
    {
        await using var seeds = await TestServer.StartAsync(StoreKind.Postgres);
        await SampleIssue.MakeAsync(seeds);
        var group = await seeds.WithAsync(db => db.Set<Handbill.Groups.Groups.Group>().Select(one => one.Id).SingleAsync(Ending));
        var (ann, ben) = (await seeds.SignInAsync(Role.GroupMember, Scope.Group(group)), await seeds.SignInAsync(Role.GroupSecretary, Scope.Group(group)));
        var lines = new StringWriter();
        await using var server = await ServeProcess.StartAsync(Program, seeds.Instance, "http://127.0.0.1:0", readLog: log => _ = Task.Run(async () => lines.Write(await log.ReadToEndAsync(Ending)), Ending));
        var sent = new ConcurrentQueue<byte[]>();
        await using var hers = await OpenAsync(server, sent, 1280, ann);
        await using var his = await OpenAsync(server, sent, 1280, ben);
        await using var worker = await OpenAsync(server, sent, Phone, null);
        await VirtualKey.PlugInAsync(his.Page);

        // Keys of two members and of the group; he opens his by passkey from now on.
        await hers.GoAsync("/vault");
        var code = await MakeKeysAsync(hers.Page, AnnsPhrase);
        await his.GoAsync("/vault");
        await MakeKeysAsync(his.Page, BensPhrase);
        await his.Page.GetByText("Add a passkey").First.ClickAsync();
        await his.Page.Locator("[data-label]").FillAsync("Laptop");
        await PressAsync(his.Page, "Add a passkey");
        await UnlockByPassphraseAsync(his.Page, BensPhrase);
        await his.Page.GetByText("The passkey opens your keys from now on.").First.WaitForAsync();
        await hers.GoAsync($"/groups/{group}/keys");
        await PressAsync(hers.Page, "Make the group’s first key");
        await UnlockByPassphraseAsync(hers.Page, AnnsPhrase);
        await hers.Page.GetByText("The group has its key.").First.WaitForAsync();
        await his.GoAsync($"/groups/{group}/inbox/settings");
        await his.Page.GetByLabel("Short address", new() { Exact = true }).FillAsync("depot");
        await PressAsync(his.Page, "Save");
        var paper = new Uri(await his.Page.Locator(".wraps").InnerTextAsync());

        // The worker writes, and keeps twelve words.
        await WriteAsync(worker.Page, paper, First, await TelephonePhoto.MakeAsync());
        var words = await worker.Page.Locator("#words li").AllInnerTextsAsync();

        // The desk reads and answers; the worker reads the answer.
        var first = await OnlyAsync(seeds, []);
        await his.GoAsync($"/groups/{group}/inbox/{first.Id}");
        await PressAsync(his.Page, "Unlock with a passkey");
        await his.Page.Locator("#opened .submission", new() { HasText = First }).WaitForAsync();
        await his.Page.WaitForFunctionAsync("() => document.querySelector('#opened img')?.naturalWidth === 700");
        await his.Page.Locator("[name='reply']").FillAsync(Reply);
        await PressAsync(his.Page, "Seal and send the answer");
        await his.Page.GetByText("The answer lies in the mailbox").First.WaitForAsync();
        await worker.GoAsync("/in/box");
        await worker.Page.Locator("#box-words").FillAsync(string.Join(' ', words));
        await worker.Page.Locator("#open button").ClickAsync();
        await worker.Page.GetByText(Reply).WaitForAsync();

        // She leaves. A new key is made, and the old sheet leads to it.
        await seeds.WithAsync(async db =>
        {
            db.RemoveRange(await db.Set<Grant>().Where(grant => grant.AccountId == ann.Account).ToListAsync(Ending));
            return await db.SaveChangesAsync(Ending);
        });
        await his.GoAsync($"/groups/{group}/keys");
        await PressAsync(his.Page, "Make a new epoch");
        await PressAsync(his.Page, "Unlock with a passkey");
        await his.Page.GetByText("A new epoch has begun.").First.WaitForAsync();
        await WriteAsync(worker.Page, paper, Second, photo: null, again: words);
        var second = await OnlyAsync(seeds, [first.Id.Value]);
        second.Mailbox.ShouldBe(first.Mailbox);
        await his.GoAsync($"/groups/{group}/inbox/triage");
        await PressAsync(his.Page, "Unlock with a passkey");
        await his.Page.GetByText("2 are opened here.").WaitForAsync();
        (await his.Page.Locator("[data-said]").AllInnerTextsAsync()).ShouldContain(said => said.Contains(Second, StringComparison.Ordinal));
        (await his.Page.GetByText("answered before").CountAsync()).ShouldBe(2);
        (await his.AxeAsync()).ShouldBeEmpty();
        await his.PictureAsync("inbox-triage");

        // With all that was ever in her browser she opens the first and not the second.
        var hersKeys = await KeysAsync(hers.Page);
        (await OpensAsync(seeds, first, hersKeys)).ShouldBeTrue();
        (await OpensAsync(seeds, second, hersKeys)).ShouldBeFalse();
        (await OpensAsync(seeds, second, await KeysAsync(his.Page))).ShouldBeTrue();
        await DebianAsync(seeds, second, await KeysAsync(his.Page));

        // Another key than the paper's sends nothing.
        await worker.Page.GotoAsync("about:blank");
        await worker.GoAsync($"{paper.AbsolutePath}#{new string('a', 20)}");
        await worker.Page.Locator("#refused").WaitForAsync();

        string[] planted = [First, Second, Reply, AnnsPhrase, BensPhrase, code, string.Join(' ', words), TelephonePhoto.Planted, .. hersKeys, .. await KeysAsync(his.Page)];
        var known = (await seeds.WithAsync(db => db.Set<KeyEpoch>().OrderBy(one => one.Number).Select(one => one.Recipient).ToListAsync(Ending)))[^1];
        await NowhereAsync(seeds, server, sent, lines, planted, known);
        await StolenAsync(seeds, hersKeys);
    }

    private async Task<WatchedPage> OpenAsync(ServeProcess server, ConcurrentQueue<byte[]> sent, int width, SignedIn? who)
    {
        var address = new UriBuilder(server.Address) { Host = "localhost" }.Uri;
        var watched = await chromium.OpenAsync(new BrowserLook(width) { Address = address });
        if (who is not null)
        {
            await watched.Page.Context.AddCookiesAsync([new() { Name = who.Cookie.Name, Value = who.Cookie.Value, Url = address.ToString() }]);
        }

        await watched.Page.AddInitScriptAsync(Eavesdropping);
        watched.Page.Request += (_, request) => sent.Enqueue([.. Encoding.UTF8.GetBytes($"{request.Url}\n{Uri.UnescapeDataString((request.PostData ?? "").Replace('+', ' '))}\n"), .. request.PostDataBuffer ?? []]);
        return watched;
    }

    private static async Task WriteAsync(IPage page, Uri paper, string text, byte[]? photo, IReadOnlyList<string>? again = null)
    {
        await page.GotoAsync("about:blank");
        await page.GotoAsync(paper.PathAndQuery + paper.Fragment);
        await page.Locator("#text").FillAsync(text);
        if (photo is not null)
        {
            await page.Locator("#photo").SetInputFilesAsync(new FilePayload { Name = $"{TelephonePhoto.Planted}.jpg", MimeType = "image/jpeg", Buffer = photo });
            await page.GetByText("Taken out: the place").WaitForAsync();
        }

        if (again is not null)
        {
            await page.Locator("#again summary").ClickAsync();
            await page.Locator("#again-words").FillAsync(string.Join(' ', again));
        }

        await page.Locator("#send").ClickAsync();
        await page.Locator("#sent").WaitForAsync();
    }

    private static Task<Submission> OnlyAsync(TestServer seeds, IReadOnlyList<Guid> without) =>
        seeds.WithAsync(async db => (await db.Set<Submission>().AsNoTracking().ToListAsync(Ending)).Single(one => !without.Contains(one.Id.Value)));

    private static Task<byte[]> FileAsync(TestServer seeds, Submission submission) =>
        seeds.WithAsync(db => SealedPiece.ReadAsync(db, submission.Id, Ending));

    private static async Task<bool> OpensAsync(TestServer seeds, Submission submission, IReadOnlyList<string> identities)
    {
        var file = await FileAsync(seeds, submission);
        return identities.Any(identity => Opened(file, identity) is not null);
    }

    private static byte[]? Opened(byte[] file, string identity)
    {
        using var key = AgeX25519Identity.Parse(identity);
        try
        {
            using var opened = new MemoryStream();
            AgeFile.Decrypt(new MemoryStream(file), key).CopyTo(opened);
            return opened.ToArray();
        }
        catch (AgeException)
        {
            return null;
        }
    }

    // What the desk saves as it came opens with Debian's age and tar, without any of ours.
    private static async Task DebianAsync(TestServer seeds, Submission submission, IReadOnlyList<string> identities)
    {
        var folder = Directory.CreateTempSubdirectory("handbill-debian-");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "it.age"), await FileAsync(seeds, submission), Ending);
            await File.WriteAllLinesAsync(Path.Combine(folder.FullName, "keys"), identities, Ending);
            var (code, said) = await OtherProcess.RunAsync("/bin/sh", ["-c", $"cd '{folder.FullName}' && '{Needed.Program("age")}' -d -i keys it.age | tar x && cat text.txt"]);
            code.ShouldBe(0, said);
            said.ShouldContain(Second);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task NowhereAsync(TestServer seeds, ServeProcess server, ConcurrentQueue<byte[]> sent, StringWriter lines, IReadOnlyList<string> planted, string known)
    {
        sent.Count.ShouldBeGreaterThan(20);
        var search = new SecretSearch(planted, known);
        foreach (var body in sent)
        {
            search.In("a request", body);
        }

        search.Reset();
        search.InMemory("the server's memory", server.Id);
        search.FoundKnown.ShouldBeTrue("What the server knows was not found in its memory: the search proves nothing.");
        search.Reset();
        var folder = await seeds.WithAsync(db => db.Database.SqlQueryRaw<string>("SHOW data_directory").ToListAsync(Ending));
        await seeds.WithAsync(db => db.Database.ExecuteSqlRawAsync("CHECKPOINT", Ending));
        foreach (var file in Directory.EnumerateFiles(folder[0], "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }))
        {
            search.InFile(file);
        }

        search.FoundKnown.ShouldBeTrue("What the server knows was not found in the database's files.");
        search.Reset();
        foreach (var file in Directory.EnumerateFiles(seeds.Instance.Data, "*", SearchOption.AllDirectories).Concat(Directory.GetFiles(Path.GetTempPath(), "ASPNETCORE_*")))
        {
            search.InFile(file);
        }

        var backup = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.age");
        using var reader = AgeX25519Identity.Generate();
        try
        {
            var (code, said) = await OtherProcess.RunAsync(Program, ["backup", backup, .. seeds.Instance.Arguments, "--recipient", reader.Recipient.ToString()]);
            code.ShouldBe(0, said);
            using var opened = new MemoryStream();
            await using (var file = File.OpenRead(backup))
            {
                await AgeFile.Decrypt(file, reader).CopyToAsync(opened, Ending);
            }

            search.In("the backup", opened.ToArray());
        }
        finally
        {
            File.Delete(backup);
        }

        await server.DisposeAsync();
        search.In("the server's lines", Encoding.UTF8.GetBytes(lines.ToString()));
        lines.ToString().ShouldNotContain("/in/");
        output.WriteLine($"{search.Bytes:N0} bytes were searched for {planted.Count} secrets");
        search.Found.ShouldBeEmpty();
    }

    // Everything that lies in the database and beside it is tried on everything that is sealed there.
    private static async Task StolenAsync(TestServer seeds, IReadOnlyList<string> control)
    {
        var texts = new List<string>();
        var sealedThings = new List<byte[]>();
        await seeds.WithAsync(async db =>
        {
            foreach (var id in await db.Set<Submission>().Select(one => one.Id).ToListAsync(Ending))
            {
                sealedThings.Add(await SealedPiece.ReadAsync(db, id, Ending));
            }

            sealedThings.AddRange(await db.Set<Letter>().Select(one => one.Bytes).ToListAsync(Ending));
            sealedThings.AddRange(await db.Set<GivenKey>().Select(one => one.File).ToListAsync(Ending));
            sealedThings.AddRange(await db.Set<KeyWrap>().Select(one => one.File).ToListAsync(Ending));
            foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct())
            {
                texts.AddRange(await db.Database.SqlQueryRaw<string>(RowsOf(table)).ToListAsync(Ending));
            }

            return 0;
        });
        foreach (var file in Directory.EnumerateFiles(seeds.Instance.Data, "*", SearchOption.AllDirectories))
        {
            texts.Add(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Ending)));
        }

        sealedThings.Count.ShouldBeGreaterThanOrEqualTo(9);
        Identities(texts).ShouldBeEmpty();
        var keys = Keys(texts);
        keys.Count.ShouldBeGreaterThan(5);
        sealedThings.Where(file => keys.Exists(key => Opened(file, key) is not null)).ShouldBeEmpty();

        // The same search, with a key laid beside it, opens what that key is for.
        var found = Identities([.. texts, control[0]]);
        found.ShouldBe([control[0]]);
        sealedThings.ShouldContain(file => control.Any(identity => Opened(file, identity) != null));
    }

    private static string RowsOf(string table) => $"SELECT t::text AS \"Value\" FROM \"{table}\" AS t";

    private static List<string> Identities(IEnumerable<string> texts) => [.. texts.SelectMany(text => Identity().Matches(text)).Select(match => match.Value).Distinct()];

    // Whatever is 32 bytes long in hexadecimal or base 64, and every text's hash, taken for an X25519 key.
    private static List<string> Keys(IEnumerable<string> texts)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            foreach (var bytes in Hex().Matches(text).Select(match => Convert.FromHexString(match.Value)).Concat(Base64().Matches(text).Select(match => BytesOf(match.Value))).Where(bytes => bytes.Length == 32))
            {
                keys.Add(AgeX25519Identity.OfSecret(bytes).Export());
            }
        }

        return [.. keys];
    }

    private static byte[] BytesOf(string base64)
    {
        var bytes = new byte[64];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : [];
    }

    [GeneratedRegex("AGE-SECRET-KEY-1[A-Z0-9]+")]
    private static partial Regex Identity();

    [GeneratedRegex("(?<![0-9a-fA-F])[0-9a-fA-F]{64}(?![0-9a-fA-F])")]
    private static partial Regex Hex();

    [GeneratedRegex("(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{43}=(?![A-Za-z0-9+/=])")]
    private static partial Regex Base64();
}
