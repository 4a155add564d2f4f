using System.Collections.Concurrent;
using System.Text;
using Handbill.Age;
using Handbill.Browser;
using Handbill.Groups.Roles;
using Handbill.Programs;
using Handbill.Server.Logs;
using Handbill.Server.Tests.Browser;
using Handbill.Server.Tests.Hosting;
using Handbill.Vault.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using static Handbill.Server.Tests.Vault.VaultPages;

namespace Handbill.Server.Tests.Vault;

/// <summary>Keys in a real Chromium, with an authenticator that keeps keys (PRF); and all that was secret there looked for everywhere else.</summary>
public sealed class VaultBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string AnnsPhrase = "teapot gravel orchid monsoon", BensPhrase = "lantern quarry walnut eleven";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Members_make_keys_share_the_groups_key_lose_one_another_lock_and_destroy_and_the_server_learns_nothing()
    {
        await using var written = new StringWriter();
        using var logs = new LineLogger(written, json: true, TimeProvider.System);
        await using var stage = await VaultStage.StartAsync(StoreKind.Sqlite, instance => instance with { Registers = services => services.AddSingleton<ILoggerProvider>(logs) });
        var (ann, ben, cem) = (await stage.MemberAsync(hasKeys: false), await stage.MemberAsync(hasKeys: false), await stage.MemberAsync(hasKeys: false));
        var sent = new ConcurrentQueue<string>();
        await using var hers = await OpenAsync(stage, ann, sent, 390);
        await using var his = await OpenAsync(stage, ben, sent, 1280);
        await VirtualKey.PlugInAsync(hers.Page);

        // Keys: a weak passphrase is refused in the browser, and nothing is saved before the sheet is on paper.
        await hers.GoAsync("/vault");
        await TypeTwiceAsync(hers.Page, "passwordpassword");
        await PressAsync(hers.Page, "Make my keys");
        await hers.Page.GetByText("This is easily guessed").First.WaitForAsync();
        var code = await MakeKeysAsync(hers.Page, AnnsPhrase, () => PrintsOnePageAsync(hers));
        await MakeKeysOfBenAsync();
        await hers.Page.GetByText("Add a passkey").First.ClickAsync();
        await hers.Page.Locator("[data-label]").FillAsync("Laptop");
        await PressAsync(hers.Page, "Add a passkey");
        await UnlockByPassphraseAsync(hers.Page, AnnsPhrase);
        await hers.Page.GetByText("The passkey opens your keys from now on.").First.WaitForAsync();
        await hers.PictureAsync("vault-mine-390");
        (await hers.AxeAsync()).ShouldBeEmpty();
        (await hers.OverhangAsync()).ShouldBe(0);

        // A page that is loaded again knows nothing: by passkey it opens, and the group gets its key.
        await hers.GoAsync(stage.Page);
        await PressAsync(hers.Page, "Make the group’s first key");
        await PressAsync(hers.Page, "Unlock with a passkey");
        await hers.Page.GetByText("The group has its key.").First.WaitForAsync();
        (await hers.Page.Locator(".fingerprint").InnerTextAsync()).ShouldMatch("^([a-z2-7]{4} ?){5}$");
        (await stage.GivenAsync()).Select(given => given.AccountId).ShouldBe([ann.Account, ben.Account], ignoreOrder: true);
        (await hers.Page.EvaluateAsync<int>("() => localStorage.length + sessionStorage.length")).ShouldBe(0);

        // Somebody who joins waits, and gets it from whoever has it; here by the recovery sheet.
        using var joined = AgeX25519Identity.Generate();
        await cem.Browser.FillAsync("/vault", "Make", ("recipient", joined.Recipient.ToString()), ("byPassphrase", VaultStage.Scrypt()), ("byRecovery", VaultStage.Scrypt()));
        await hers.GoAsync(stage.Page);
        await PressAsync(hers.Page, "Give the key to those who wait");
        await hers.Page.GetByText("Use the recovery sheet").ClickAsync();
        await hers.Page.Locator("#unlock-code").FillAsync(code.ToLowerInvariant());
        await hers.Page.Locator("form:has(#unlock-code) button").ClickAsync();
        await hers.Page.GetByText("1 member has the key now.").First.WaitForAsync();
        using var opened = new MemoryStream((await stage.GivenAsync()).Single(given => given.AccountId == cem.Account).File);
        using var reader = new StreamReader(AgeFile.Decrypt(opened, joined));
        var shared = (await reader.ReadToEndAsync(Ending)).Trim();
        await hers.PictureAsync("vault-group-390");
        (await hers.AxeAsync()).ShouldBeEmpty();
        (await hers.OverhangAsync()).ShouldBe(0);

        // She leaves: what is sealed to the next epoch opens with nothing that ever was in her browser.
        await stage.Server.WithAsync(async db =>
        {
            db.RemoveRange(await db.Set<Grant>().Where(grant => grant.AccountId == ann.Account).ToListAsync(Ending));
            return await db.SaveChangesAsync(Ending);
        });
        await his.GoAsync(stage.Page);
        await PressAsync(his.Page, "Make a new epoch");
        await UnlockByPassphraseAsync(his.Page, BensPhrase);
        await his.Page.GetByText("A new epoch has begun.").First.WaitForAsync();
        await his.PictureAsync("vault-group-1280");
        var newest = (await stage.EpochsAsync())[^1];
        (await stage.GivenAsync()).ShouldAllBe(given => given.AccountId != ann.Account);
        var annsKeys = await KeysAsync(hers.Page);
        var bensKeys = await KeysAsync(his.Page);
        annsKeys.ShouldContain(shared);
        Opens(newest.Recipient, annsKeys).ShouldBeFalse();
        Opens(newest.Recipient, bensKeys).ShouldBeTrue();

        // Taken out by two, it opens with age and holds both epochs.
        using var outside = AgeX25519Identity.Generate();
        await his.Page.GetByText("Export the keys").ClickAsync();
        await his.Page.GetByLabel("Recipient").FillAsync(outside.Recipient.ToString());
        await PressAsync(his.Page, "Ask for the export");
        await his.Page.GetByText("It is asked for.").First.WaitForAsync();
        await AgreeAsync(stage, cem);
        await his.GoAsync(stage.Page);
        await PressAsync(his.Page, "Make the file");
        var download = await his.Page.RunAndWaitForDownloadAsync(() => UnlockByPassphraseAsync(his.Page, BensPhrase));
        await using (var file = File.OpenRead(await download.PathAsync()))
        {
            using var keys = new StreamReader(AgeFile.Decrypt(file, outside));
            (await keys.ReadToEndAsync(Ending)).Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe([shared, .. bensKeys.Where(key => RecipientOf(key) == newest.Recipient).Distinct()]);
        }

        // One locks, two unlock; two destroy.
        await his.Page.GetByText("Lock the group", new() { Exact = true }).ClickAsync();
        await PressAsync(his.Page, "Lock the group now");
        await his.Page.GetByText("Two members together can unlock it.").First.WaitForAsync();
        (await ben.Browser.GetStringAsync("/vault/keys", Ending)).ShouldNotContain(Convert.ToBase64String((await stage.GivenAsync()).First(given => given.AccountId == ben.Account).File));
        await PressAsync(his.Page, "Ask for it to be unlocked");
        await his.Page.GetByText("Waits for a second person").First.WaitForAsync();
        await his.PictureAsync("vault-locked-1280");
        (await his.AxeAsync()).ShouldBeEmpty();
        await AgreeAsync(stage, cem);
        await his.GoAsync(stage.Page);
        await his.Page.GetByText("Destroy the keys").ClickAsync();
        await PressAsync(his.Page, "Ask for the keys to be destroyed");
        await his.Page.GetByText("It is asked for.").First.WaitForAsync();
        await AgreeAsync(stage, cem);
        (await stage.GivenAsync()).ShouldBeEmpty();

        hers.Complaints.Concat(his.Complaints).Where(one => !one.Contains("blob:", StringComparison.Ordinal)).ShouldBeEmpty();
        await NothingIsLeftAsync(stage, sent, written, [AnnsPhrase, BensPhrase, code, code.Replace("-", "", StringComparison.Ordinal), .. annsKeys, .. bensKeys]);

        async Task MakeKeysOfBenAsync()
        {
            await his.GoAsync("/vault");
            await MakeKeysAsync(his.Page, BensPhrase);
        }
    }

    private async Task<WatchedPage> OpenAsync(VaultStage stage, SignedIn who, ConcurrentQueue<string> sent, int width)
    {
        var watched = await chromium.OpenAsync(new BrowserLook(width) { Address = stage.Server.Name });
        await watched.Page.Context.AddCookiesAsync([new() { Name = who.Cookie.Name, Value = who.Cookie.Value, Url = stage.Server.Name.ToString() }]);
        await watched.Page.AddInitScriptAsync(Eavesdropping);
        watched.Page.Request += (_, request) => sent.Enqueue($"{request.Url}\n{Uri.UnescapeDataString((request.PostData ?? "").Replace('+', ' '))}\n{request.PostData}");
        return watched;
    }

    // What the browser prints is the press's page and nothing else, on the paper that was chosen.
    private static async Task PrintsOnePageAsync(WatchedPage watched)
    {
        foreach (var (paper, size) in new[] { ("letter", "612 x 792"), ("a4", "59[45](.[0-9]+)? x 84[12]") })
        {
            await watched.Page.Locator("#sheet-paper").SelectOptionAsync(paper);
            await watched.Page.Locator($"[data-drawing={paper}] svg").WaitForAsync();
            var file = Path.Combine(Directory.CreateTempSubdirectory("handbill-").FullName, $"recovery-{paper}.pdf");
            await File.WriteAllBytesAsync(file, await watched.Page.PdfAsync(new() { PreferCSSPageSize = true }), Ending);
            var about = (await OtherProcess.RunAsync(Needed.Program("pdfinfo"), [file])).Said;
            about.ShouldMatch("Pages: +1\n");
            about.ShouldMatch($"Page size: +{size}");
            File.Delete(file);
        }

        await watched.PictureAsync("vault-sheet-390");
        (await watched.AxeAsync()).ShouldBeEmpty();
        (await watched.OverhangAsync()).ShouldBe(0);
    }

    private static async Task AgreeAsync(VaultStage stage, SignedIn by)
    {
        var act = await stage.Server.WithAsync(db => db.Set<TwoPersonAct>().AsNoTracking().SingleAsync(one => one.Slot != null, Ending));
        await by.Browser.FillAsync(stage.Page, "Agree", ("act", act.Id.ToString()));
    }

    private static async Task NothingIsLeftAsync(VaultStage stage, ConcurrentQueue<string> sent, StringWriter written, IReadOnlyList<string> secrets)
    {
        sent.Count.ShouldBeGreaterThan(20);
        var places = new List<(string Name, string Text)> { ("logs", written.ToString()) };
        places.AddRange(sent.Select(one => ("requests", one)));
        places.AddRange((await KeptBytes.OfAsync(stage.Server.Instance)).Select(one => (one.Name, Encoding.Latin1.GetString(one.Bytes))));
        places.ShouldContain(place => place.Name.Contains(".db", StringComparison.Ordinal));
        (from secret in secrets from place in places where place.Text.Contains(secret, StringComparison.OrdinalIgnoreCase) select place.Name).ShouldBeEmpty();
    }
}
