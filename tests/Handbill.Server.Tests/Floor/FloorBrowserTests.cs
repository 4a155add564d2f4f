using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Handbill.Age;
using Handbill.Browser;
using Handbill.Desk.Stories;
using Handbill.Floor.Submissions;
using Handbill.Floor.Writing;
using Handbill.Programs;
using Handbill.Server.Logs;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SkiaSharp;

namespace Handbill.Server.Tests.Floor;

/// <summary>Somebody at the bus stop, with an old telephone and a bad connection, in a real Chromium.</summary>
public sealed class FloorBrowserTests(Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    private const int Phone = 360, MostTransferred = 60_000;
    private const string Sentence = "The marigold press in hall two has no guard.", Reply = "We come at six with the marigold list.";

    private const string Loudness = """
        async text => {
          const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
          const sound = (await new OfflineAudioContext(1, 48000, 48000).decodeAudioData(bytes.buffer)).getChannelData(0);
          return Math.sqrt(sound.reduce((sum, one) => sum + one * one, 0) / sound.length);
        }
        """;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_worker_writes_with_a_photo_over_a_bad_connection_and_reads_the_answer()
    {
        await using var written = new StringWriter();
        using var logs = new LineLogger(written, json: true, TimeProvider.System);
        await using var stage = await FloorStage.StartAsync(StoreKind.Sqlite, logs: logs);
        using var old = new TestGroupKey();
        stage.Keys.Epochs[stage.Group] = [old.First, stage.Key.After(old, stage.Group, 2)];
        var bodies = new ConcurrentQueue<byte[]>();
        await using var watched = await chromium.OpenAsync(new BrowserLook(Phone) { Address = stage.Server.Url, Height = 740 });
        var page = watched.Page;
        page.Request += (_, request) => bodies.Enqueue([.. Encoding.UTF8.GetBytes(request.Url), .. request.PostDataBuffer ?? []]);

        // The sheet is from before the key was changed: the chain leads from it to the new one.
        await watched.GoAsync($"/in/depot#{old.Fingerprint}");
        await page.Locator("#write").WaitForAsync();
        await HoldAsync(watched, "floor-write");
        var photo = await TelephonePhoto.MakeAsync();
        await page.Locator("#text").FillAsync(Sentence);
        await page.Locator("#photo").SetInputFilesAsync(new FilePayload { Name = $"{TelephonePhoto.Planted}.jpg", MimeType = "image/jpeg", Buffer = photo });
        await page.GetByText("Taken out: the place").WaitForAsync();
        await watched.PictureAsync("floor-photo");

        // The connection breaks after the first piece, and comes back.
        var pieces = 0;
        await page.RouteAsync("**/in/depot/uploads/*", route => Interlocked.Increment(ref pieces) is 2 or 3 ? route.AbortAsync("internetdisconnected") : route.ContinueAsync());
        (await page.Locator("#words li").CountAsync()).ShouldBe(0);
        await page.Locator("#send").ClickAsync();
        await page.GetByText("No connection. It goes on by itself").WaitForAsync();
        (await stage.CountAsync<Submission>()).ShouldBe(0);
        await page.Locator("#sent").WaitForAsync();
        var words = await page.Locator("#words li").AllInnerTextsAsync();
        words.Count.ShouldBe(12);
        await HoldAsync(watched, "floor-sent", counts: false);
        await page.Locator("#typed-words").FillAsync(string.Join(' ', words.Reverse()));
        await page.Locator("#typed button").ClickAsync();
        await page.GetByText("Not the same yet").WaitForAsync();
        await page.Locator("#typed-words").FillAsync(string.Join(' ', words));
        await page.Locator("#typed button").ClickAsync();
        await page.Locator("#done").WaitForAsync();
        (await page.Locator("#words").CountAsync()).ShouldBe(0);

        await OpenedAsync(stage, words);
        var desk = new List<byte[]>();
        await AnsweredAtTheDeskAsync(stage, desk);

        // Nor did any part of the photo as it came.
        var parts = Enumerable.Range(1, 8).Select(part => photo.AsMemory(photo.Length / 10 * part, 64).ToArray()).ToList();
        desk.Count(body => body.Length > 0).ShouldBeGreaterThan(2);
        desk.Exists(body => parts.Exists(part => body.AsSpan().IndexOf(part) >= 0)).ShouldBeFalse();
        await AnswerReadAsync(watched, words);
        Clean(stage, [.. bodies, .. desk], written.ToString());
    }

    [Fact]
    public async Task A_voice_note_is_recorded_in_the_page_and_played_at_the_desk()
    {
        await using var stage = await FloorStage.StartAsync(StoreKind.Sqlite);
        await using var watched = await chromium.OpenAsync(new BrowserLook(Phone) { Address = stage.Server.Url });
        var page = watched.Page;
        await watched.GoAsync($"/in/depot#{stage.Key.Fingerprint}");
        await page.Locator("#record").ClickAsync();
        // The browser's pretended microphone beeps once a second.
        await page.GetByText("Recording").First.WaitForAsync();
        await page.WaitForFunctionAsync("() => { window.__since ??= performance.now(); return performance.now() - window.__since > 1200; }");
        await page.Locator("#record").ClickAsync();
        await page.GetByText("The voice note goes with it.").WaitForAsync();
        await HoldAsync(watched, "floor-voice", counts: false);
        await page.Locator("#send").ClickAsync();
        await page.Locator("#sent").WaitForAsync();
        watched.Complaints.ShouldBeEmpty();

        var (id, file) = await stage.Server.WithAsync(async db => await db.Set<Submission>().SingleAsync(Ending) is var one ? (one.Id, await SealedPiece.ReadAsync(db, one.Id, Ending)) : default);
        var voice = FloorStage.Open(file, stage.Key.Identity).Single(part => part.Key.StartsWith("voice.", StringComparison.Ordinal));
        Encoding.Latin1.GetString(voice.Value).ShouldNotContain("Chrom");

        var secretary = await stage.MemberAsync();
        using var member = AgeX25519Identity.Generate();
        await using var desk = await chromium.OpenAsync(new BrowserLook { Address = stage.Server.Url });
        await desk.Page.Context.AddCookiesAsync([new() { Name = secretary.Cookie.Name, Value = secretary.Cookie.Value, Url = stage.Server.Url.ToString() }]);
        await desk.Page.RouteAsync("**/vault/keys", route => route.FulfillAsync(new() { ContentType = "application/json", Body = KeysOf(stage, member, epoch: 1) }));
        await desk.GoAsync($"{stage.Inbox}/{id}");
        await desk.Page.Locator("#unlock-passphrase").FillAsync("seven quiet herons");
        await desk.Page.Locator("#unlock-passphrase").PressAsync("Enter");
        await desk.Page.Locator("#opened audio").WaitForAsync();

        // It is heard, and not silence.
        (await desk.Page.EvaluateAsync<double>(Loudness, Convert.ToBase64String(voice.Value))).ShouldBeGreaterThan(0.01);
        await desk.Page.EvaluateAsync("() => document.querySelector('#opened audio').play()");
        await desk.Page.WaitForFunctionAsync("() => document.querySelector('#opened audio').currentTime > 0");
        (await desk.AxeAsync()).ShouldBeEmpty();
        await desk.PictureAsync("inbox-voice");
        desk.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_key_than_the_papers_refuses_and_a_typed_address_asks()
    {
        await using var stage = await FloorStage.StartAsync(StoreKind.Sqlite);
        using var old = new TestGroupKey();
        using var forged = new TestGroupKey();
        await using var watched = await chromium.OpenAsync(new BrowserLook(Phone, "fr") { Address = stage.Server.Url });
        var page = watched.Page;

        // A key that nobody signed, one whose succession was forged, one that was told to stop, no key at all.
        stage.Keys.Epochs[stage.Group] = [old.First, stage.Key.After(forged, stage.Group, 2)];
        foreach (var paper in new[] { forged.Fingerprint, old.Fingerprint, "nonsense" })
        {
            await page.GotoAsync("about:blank");
            await watched.GoAsync($"/in/depot#{paper}");
            await page.Locator("#refused").WaitForAsync();
            (await page.Locator("#write").CountAsync()).ShouldBe(0);
        }

        await HoldAsync(watched, "floor-refused");
        stage.Keys.Epochs[stage.Group] = [old.First with { IsAccepted = false }, stage.Key.After(old, stage.Group, 2)];
        await page.GotoAsync("about:blank");
        await watched.GoAsync($"/in/depot#{old.Fingerprint}");
        await page.Locator("#refused").WaitForAsync();

        await page.GotoAsync("about:blank");
        await watched.GoAsync("/in/depot?l=es");
        await page.Locator("#unchecked").WaitForAsync();
        (await page.Locator("#write").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator("#keys").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal).ShouldContain(stage.Key.Fingerprint);
        await HoldAsync(watched, "floor-typed");
        await page.Locator("#keys button").ClickAsync();
        await page.Locator("#write").WaitForAsync();
        watched.Complaints.ShouldBeEmpty();
    }

    // What holds for every page, and how much of the telephone's data it took.
    private async Task HoldAsync(WatchedPage watched, string name, bool counts = true)
    {
        (await watched.OverhangAsync()).ShouldBe(0, string.Join(' ', await watched.OverhangingAsync()));
        (await watched.AxeAsync()).ShouldBeEmpty();
        await watched.PictureAsync(name);
        if (counts)
        {
            var bytes = await watched.Page.EvaluateAsync<int>(
                "() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, one) => sum + (one.transferSize || one.encodedBodySize), 0)");
            output.WriteLine($"{name}: {bytes} bytes transferred");
            bytes.ShouldBeInRange(10_000, MostTransferred);
        }

        (await watched.Page.Context.CookiesAsync()).ShouldBeEmpty();
        (await watched.Page.EvaluateAsync<int>("() => localStorage.length + sessionStorage.length")).ShouldBe(0);
    }

    // The group's key opens it, as Debian's age would: the words are those of this mailbox, and the picture tells nothing.
    private static async Task OpenedAsync(FloorStage stage, IReadOnlyList<string> words)
    {
        var (submission, file) = await stage.Server.WithAsync(async db => await db.Set<Submission>().SingleAsync(Ending) is var one ? (one, await SealedPiece.ReadAsync(db, one.Id, Ending)) : default);
        var parts = FloorStage.Open(file, stage.Key.Identity);
        Encoding.UTF8.GetString(parts["text.txt"]).ShouldBe(Sentence);
        var receipt = ReceiptOf(words);
        (submission.Mailbox, Encoding.ASCII.GetString(parts["reply-to.txt"])).ShouldBe((receipt.MailboxHash, receipt.Recipient));
        SKBitmap.Decode(parts["photo-1.jpg"]).Width.ShouldBe(700);
        var cleaned = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.jpg");
        await File.WriteAllBytesAsync(cleaned, parts["photo-1.jpg"], Ending);
        var (_, said) = await OtherProcess.RunAsync(Needed.Program("exiftool"), ["-a", "-u", "-G1", cleaned]);
        File.Delete(cleaned);
        foreach (var group in new[] { "GPS", "XMP", "IFD0", "ExifIFD", "IPTC", TelephonePhoto.Planted })
        {
            said.ShouldNotContain(group, Case.Sensitive);
        }
    }

    // The desk opens it with the member's key, answers, and makes a story that knows nothing of it.
    private async Task AnsweredAtTheDeskAsync(FloorStage stage, List<byte[]> bodies)
    {
        var secretary = await stage.MemberAsync();
        var id = await stage.Server.WithAsync(db => db.Set<Submission>().Select(one => one.Id).SingleAsync(Ending));
        await using var watched = await chromium.OpenAsync(new BrowserLook { Address = stage.Server.Url });
        var page = watched.Page;
        await page.Context.AddCookiesAsync([new() { Name = secretary.Cookie.Name, Value = secretary.Cookie.Value, Url = stage.Server.Url.ToString() }]);
        using var member = AgeX25519Identity.Generate();
        await page.RouteAsync("**/vault/keys", route => route.FulfillAsync(new() { ContentType = "application/json", Body = KeysOf(stage, member) }));
        page.Request += (_, request) => bodies.Add(request.PostDataBuffer ?? []);
        await watched.GoAsync($"{stage.Inbox}/{id}");
        await page.Locator("#unlock-passphrase").FillAsync("seven quiet herons");
        await page.Locator("#unlock-passphrase").PressAsync("Enter");
        await page.Locator("#opened .submission", new() { HasText = Sentence }).WaitForAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('#opened img')?.naturalWidth === 700");
        (await watched.AxeAsync()).ShouldBeEmpty();
        await page.Locator("#copy-text").ClickAsync();
        await page.GetByText("Nothing was found that says who").WaitForAsync();
        await page.Locator("[name='Input.Body']").FillAsync("Maria Lopez of the late shift at line 4 (0171 555 01 23) says that a guard is missing.");
        (await page.Locator("#says-who .says-who").AllInnerTextsAsync()).Count.ShouldBe(5, "A name, a shift, a station, a number, and the pair.");
        await watched.PictureAsync("inbox-submission");
        await page.Locator("[name='reply']").FillAsync(Reply);
        await page.GetByRole(AriaRole.Button, new() { Name = "Seal and send the answer" }).ClickAsync();
        await page.GetByText("The answer lies in the mailbox").First.WaitForAsync();

        await page.Locator("#unlock-passphrase").FillAsync("seven quiet herons");
        await page.Locator("#unlock-passphrase").PressAsync("Enter");
        await CoverAsync(page);
        await page.Locator("[name='Input.Headline']").FillAsync("A press without a guard");
        await page.Locator("[name='Input.Body']").FillAsync("A press runs without its guard again.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin the story" }).ClickAsync();
        await page.GetByText("nothing in it says who.").First.WaitForAsync();
        await page.Locator("#blur-seen-1").CheckAsync();
        await watched.PictureAsync("inbox-cover");
        (await watched.AxeAsync()).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin the story" }).ClickAsync();
        await page.WaitForURLAsync("**/stories/*");
        var printed = await stage.Server.WithAsync(db => db.Set<Handbill.Desk.Pictures.Picture>().SingleAsync(Ending));
        using (var shown = SKBitmap.Decode(printed.Bytes))
        {
            // Beside the frame the photo's noise is there; within it there are a few plain blocks.
            (shown.Width, shown.Height).ShouldBe((700, 500));
            Shades(shown, 350, 250).ShouldBeLessThan(6);
            Shades(shown, 60, 60).ShouldBeGreaterThan(40);
        }

        var story = await stage.Server.WithAsync(db => db.Set<Story>().SingleAsync(Ending));
        (story.Headline, story.GroupId).ShouldBe(("A press without a guard", stage.Group));
        await watched.GoAsync(stage.Inbox);
        (await watched.AxeAsync()).ShouldBeEmpty();
        await watched.PictureAsync("inbox");
        watched.Complaints.ShouldBeEmpty();
    }

    // By keys: the frame in the middle is covered, taken back and covered again; and what is missing is said.
    private static async Task CoverAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Use it in the story" }).ClickAsync();
        await page.Locator(".blur-frame").FocusAsync();
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Parts covered: 1").WaitForAsync();
        await page.Keyboard.PressAsync("Control+z");
        await page.GetByText("Parts covered: 0").WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#blur-alt-1").FillAsync("A press whose guard is missing.");
    }

    // How many shades of grey there are around a point, but for what JPEG rounds.
    private static int Shades(SKBitmap picture, int x, int y) =>
        Enumerable.Range(x - 10, 20).SelectMany(column => Enumerable.Range(y - 10, 20).Select(row => picture.GetPixel(column, row).Green / 4)).Distinct().Count();

    // What the vault tells a member's browser of their keys.
    private static string KeysOf(FloorStage stage, AgeX25519Identity member, int epoch = 2)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal) { ["title"] = "Open your keys", ["memory"] = "In this page only.", ["passphrase"] = "Passphrase", ["unlock"] = "Open", ["open"] = "Your keys are open." };
        return JsonSerializer.Serialize(new
        {
            recipient = member.Recipient.ToString(),
            wraps = new[] { new { kind = "passphrase", label = "", passkey = "", file = Wrapped(member.Export(), new AgePassphrase("seven quiet herons", 10)) } },
            groups = new[] { new { id = stage.Group.ToString(), epochs = new[] { new { epoch, recipient = stage.Key.Recipient, file = Wrapped(stage.Key.Identity.Export(), member.Recipient) } } } },
            words,
        });
    }

    private static string Wrapped(string identity, IAgeRecipient to)
    {
        using var file = new MemoryStream();
        using var writer = AgeFile.Encrypt(file, to);
        writer.Write(Encoding.ASCII.GetBytes(identity + "\n"));
        writer.Finish();
        return Convert.ToBase64String(file.ToArray());
    }

    private static async Task AnswerReadAsync(WatchedPage watched, IReadOnlyList<string> words)
    {
        await watched.GoAsync("/in/box");
        await watched.Page.Locator("#box-words").FillAsync(string.Join(' ', words));
        await watched.Page.Locator("#open button").ClickAsync();
        await watched.Page.GetByText(Reply).WaitForAsync();
        (await watched.OverhangAsync()).ShouldBe(0);
        (await watched.AxeAsync()).ShouldBeEmpty();
        await watched.PictureAsync("floor-box");
    }

    // Nowhere: not in what was sent, not in what the server keeps, logs or lays aside.
    private static void Clean(FloorStage stage, IEnumerable<byte[]> bodies, string logs)
    {
        logs.ShouldNotContain("\"/in");
        logs.ShouldNotContain("marigold");
        bodies.ShouldAllBe(body => !TelephonePhoto.Tells(body));
        var laidAside = Directory.GetFiles(Path.GetTempPath(), "ASPNETCORE_*");
        foreach (var file in Directory.GetFiles(stage.Server.Instance.Data, "*", SearchOption.AllDirectories).Concat(laidAside))
        {
            using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[open.Length];
            open.ReadExactly(bytes);
            TelephonePhoto.Tells(bytes).ShouldBeFalse(file);
        }
    }

    private static Receipt ReceiptOf(IReadOnlyList<string> words)
    {
        var list = Handbill.Floor.Writing.Tables.EnglishWords.All.ToList();
        var bits = string.Concat(words.Select(word => Convert.ToString(list.IndexOf(word), 2).PadLeft(11, '0')));
        return Receipt.Of(Enumerable.Range(0, 16).Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2)).ToArray());
    }
}
