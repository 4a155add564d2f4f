using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Handbill.Age;
using Handbill.Floor.Contracts;
using Handbill.Floor.Submissions;
using Handbill.Floor.Writing;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Handbill.Server.Tests.Floor;

/// <summary>The rules of sealed submissions on both stores, and what becomes of whatever strangers send.</summary>
public sealed partial class FloorTests
{
    private static readonly string Mailbox = Uploads.Sha("a mailbox");

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_submission_comes_in_whole_once_and_only_its_group_sees_that_it_did(StoreKind kind)
    {
        await using var stage = await FloorStage.StartAsync(kind);
        using var stranger = stage.Server.Visitor();
        var file = stage.Sealed("Heat in hall two.", 300_000);
        var unworked = JsonContent.Create(new { length = file.Length, hash = new string('a', 64), mailbox = Mailbox });
        (await FloorStage.AskAsync(stranger, HttpMethod.Post, "/in/depot/uploads", unworked)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await FloorStage.AskAsync(stranger, HttpMethod.Get, $"/in/depot/work?length={file.Length - 1}")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await FloorStage.AskAsync(stranger, HttpMethod.Get, $"/in/elsewhere/work?length={file.Length}")).Status.ShouldBe(HttpStatusCode.NotFound);

        // Piece by piece, twice, with a hole, and after a break.
        var id = (await stage.BeginAsync(stranger, file, Mailbox)).Said.GetProperty("id").GetString()!;
        (await FloorStage.AddAsync(stranger, id, 0, file[..Uploads.MostPiece])).Status.ShouldBe(HttpStatusCode.OK);
        (await FloorStage.AddAsync(stranger, id, 0, file[..Uploads.MostPiece])).Said.GetProperty("received").GetInt32().ShouldBe(Uploads.MostPiece);
        (await FloorStage.AddAsync(stranger, id, Uploads.MostPiece + 1, file[^5..])).Status.ShouldBe(HttpStatusCode.Conflict);
        using (var head = await stranger.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/in/depot/uploads/{id}"), Ending))
        {
            head.Headers.GetValues("Upload-Offset").ShouldBe([$"{Uploads.MostPiece}"]);
        }

        var again = await stage.BeginAsync(stranger, file, Mailbox);
        (again.Said.GetProperty("id").GetString(), again.Said.GetProperty("received").GetInt32()).ShouldBe((id, Uploads.MostPiece));
        for (var start = Uploads.MostPiece; start < file.Length; start += Uploads.MostPiece)
        {
            again = await FloorStage.AddAsync(stranger, id, start, file[start..Math.Min(file.Length, start + Uploads.MostPiece)]);
        }

        (again.Said.GetProperty("state").GetString(), again.Said.GetProperty("said").GetString()).ShouldBe(("in", "It is safely in."));
        (await stage.SendAsync(stranger, file, Mailbox)).ShouldBe("in");
        (await stage.CountAsync<Submission>(), await stage.CountAsync<Upload>(), await stage.CountAsync<SealedPiece>()).ShouldBe((1, 0, 5));

        // Two ways at once, and what arrives as something else.
        var other = stage.Sealed("At once.");
        var begun = (await stage.BeginAsync(stranger, other, Mailbox)).Said.GetProperty("id").GetString()!;
        (await Task.WhenAll(FloorStage.AddAsync(stranger, begun, 0, other), FloorStage.AddAsync(stranger, begun, 0, other)))
            .ShouldAllBe(one => one.Status == HttpStatusCode.OK || one.Status == HttpStatusCode.NotFound);
        var broken = (await stage.BeginAsync(stranger, other, Mailbox, new string('b', 64))).Said.GetProperty("id").GetString()!;
        (await FloorStage.AddAsync(stranger, broken, 0, other)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await stage.CountAsync<Submission>(), await stage.CountAsync<Upload>(), await stage.CountAsync<SealedPiece>()).ShouldBe((2, 0, 6));

        await SeenAsync(stage, file);
        await AnsweredAsync(stage, stranger);
    }

    // By the group alone, as a day and a state; and the trail leads to no submission.
    private static async Task SeenAsync(FloorStage stage, byte[] file)
    {
        var secretary = await stage.MemberAsync();
        var id = await stage.Server.WithAsync(db => db.Set<Submission>().Where(one => one.Length == file.Length).Select(one => one.Id).SingleAsync(Ending));
        (await secretary.Browser.OpenAsync("/")).Text.ShouldContain("2 submissions from the floor wait");
        (await secretary.Browser.OpenAsync("/inbox")).Text.ShouldContain("2 wait");
        (await secretary.Browser.OpenAsync(stage.Inbox)).Text.ShouldContain($"{stage.Inbox}/{id}");
        (await secretary.Browser.GetByteArrayAsync($"{stage.Inbox}/{id}.age", Ending)).ShouldBe(file);
        foreach (var outsider in new[] { await stage.Server.SignInAsync(Role.GroupSecretary, new Scope(ScopeKind.Group, Guid.NewGuid())), await stage.Server.SignInAsync(Role.EditorialBoard, Scope.Organisation) })
        {
            foreach (var page in new[] { stage.Inbox, $"{stage.Inbox}/{id}", $"{stage.Inbox}/{id}.age", $"{stage.Inbox}/settings" })
            {
                (await outsider.Browser.OpenAsync(page)).Status.ShouldBe(HttpStatusCode.NotFound, page);
            }
        }

        (await (await stage.MemberAsync(Role.GroupMember)).Browser.OpenAsync($"{stage.Inbox}/settings")).Status.ShouldBe(HttpStatusCode.NotFound);
        stage.Keys.IsLocked = true;
        (await secretary.Browser.OpenAsync($"{stage.Inbox}/{id}.age")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await secretary.Browser.OpenAsync($"{stage.Inbox}/{id}")).Text.ShouldContain("The group is locked");
        stage.Keys.IsLocked = false;
        for (var time = 0; time < 2; time++)
        {
            (await secretary.Browser.FillAsync($"{stage.Inbox}/{id}", "Handle")).Status.ShouldBe(HttpStatusCode.Redirect);
        }

        (await secretary.Browser.OpenAsync($"{stage.Inbox}?state=handled")).Text.ShouldContain($"{stage.Inbox}/{id}");
        (await secretary.Browser.FillAsync($"{stage.Inbox}/{id}", "Reopen")).Status.ShouldBe(HttpStatusCode.Redirect);
        var acts = await stage.Server.WithAsync(db => db.Set<AuditEntry>().Where(one => one.Act.StartsWith("submission")).ToListAsync(Ending));
        acts.Select(act => (act.Act, act.SubjectId)).ShouldBe([("submission.handle", stage.Group.Value), ("submission.reopen", stage.Group.Value)]);
    }

    // The answer lies where the words lead, and nowhere else.
    private static async Task AnsweredAsync(FloorStage stage, HttpClient stranger)
    {
        var secretary = await stage.MemberAsync();
        var receipt = Receipt.Make();
        (await stage.SendAsync(stranger, stage.Sealed("Are you there?"), receipt.MailboxHash)).ShouldBe("in");
        var id = await stage.Server.WithAsync(db => db.Set<Submission>().Where(one => one.Mailbox == receipt.MailboxHash).Select(one => one.Id).SingleAsync(Ending));
        var letter = Parcel.Seal([("text.txt", "We are."u8.ToArray())], receipt.Recipient)!;
        (await secretary.Browser.FillAsync($"{stage.Inbox}/{id}", "Answer", ("file", "not sealed"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        for (var time = 0; time < 2; time++)
        {
            (await secretary.Browser.FillAsync($"{stage.Inbox}/{id}", "Answer", ("file", Convert.ToBase64String(letter)))).Status.ShouldBe(HttpStatusCode.Redirect);
        }

        var words = receipt.Words.Select(word => Handbill.Floor.Writing.Tables.EnglishWords.All.ToList().IndexOf(word)).ToList();
        var found = await LettersAsync(stranger, MailboxIdOf(words));
        found.Length.ShouldBe(1);
        found[0].ShouldBe(Convert.ToBase64String(letter));
        (await LettersAsync(stranger, new string('0', 64))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_full_inbox_takes_only_what_brings_a_token_and_what_had_its_time_is_gone(StoreKind kind)
    {
        await using var stage = await FloorStage.StartAsync(kind, new FloorLimits { MostWaiting = 2, LeastBits = 1 });
        using var stranger = stage.Server.Visitor();
        var secretary = await stage.MemberAsync();
        (await stage.SendAsync(stranger, stage.Sealed("One."), Mailbox)).ShouldBe("in");
        (await stage.SendAsync(stranger, stage.Sealed("Two."), Mailbox)).ShouldBe("in");
        (await stage.SendAsync(stranger, stage.Sealed("Three."), Mailbox)).ShouldBe("full");

        // Tokens: printed once, used once.
        var made = await secretary.Browser.FillAsync($"{stage.Inbox}/settings", "Tokens", ("count", "2"));
        made.Text.ShouldContain($"/in/depot#{stage.Key.Fingerprint}.");
        var tokens = Tokens().Matches(made.Text).Select(match => match.Groups["token"].Value).ToList();
        (await stage.SendAsync(stranger, stage.Sealed("Four."), Mailbox, tokens[0])).ShouldBe("in");
        (await stage.SendAsync(stranger, stage.Sealed("Five."), Mailbox, tokens[0])).ShouldBe("token");
        (await stage.Server.WithAsync(db => db.Set<EntryToken>().SumAsync(one => one.Left, Ending))).ShouldBe(1);
        (await secretary.Browser.FillAsync($"{stage.Inbox}/settings", "Tokens", ("count", "many"))).Status.ShouldBe(HttpStatusCode.BadRequest);

        // Another group has its own address.
        (await secretary.Browser.FillAsync($"{stage.Inbox}/settings", null, ("Input.Slug", "Not one!"), ("Input.Version", "0"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await secretary.Browser.FillAsync($"{stage.Inbox}/settings", null, ("Input.Slug", "depot-two"), ("Input.Version", "7"))).Status.ShouldBe(HttpStatusCode.Conflict);
        await stage.Server.WithAsync(async db =>
        {
            db.Add(new Inbox { GroupId = new GroupId(Guid.NewGuid()), Slug = "taken" });
            return await db.SaveChangesAsync(Ending);
        });
        (await secretary.Browser.FillAsync($"{stage.Inbox}/settings", null, ("Input.Slug", "taken"), ("Input.Version", "0"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await secretary.Browser.FillAsync($"{stage.Inbox}/settings", null, ("Input.Slug", "depot-two"), ("Input.Version", "0"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await stranger.OpenAsync("/in/depot")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.OpenAsync("/in/depot-two")).Status.ShouldBe(HttpStatusCode.OK);

        // Time passes.
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        await stage.Server.WithAsync(async db =>
        {
            var all = await db.Set<Submission>().OrderBy(one => one.Id).ToListAsync(Ending);
            (all[0].HandledDay, all[1].HandledDay) = (today.AddDays(-30), today.AddDays(-29));
            db.AddRange(
                new Letter { Id = new LetterId(Guid.NewGuid()), GroupId = stage.Group, Mailbox = Mailbox, Day = today.AddDays(-90), Bytes = [1] },
                new EntryToken { Hash = Uploads.Sha("lost"), GroupId = stage.Group, Left = 0 });
            foreach (var (hours, hash) in new[] { (-2, new string('c', 64)), (0, new string('d', 64)) })
            {
                var upload = new Upload
                {
                    Id = new UploadId(Guid.NewGuid()), GroupId = stage.Group, FileId = new SubmissionId(Guid.NewGuid()), Hash = hash, Length = 16_632, Mailbox = Mailbox, BegunAt = DateTimeOffset.UtcNow.AddHours(hours), HasToken = hours < 0,
                };
                db.AddRange(upload, new SealedPiece { FileId = upload.FileId, Start = 0, Bytes = [1, 2] });
            }

            return await db.SaveChangesAsync(Ending);
        });
        await stage.Server.Services.GetRequiredService<FloorSweep>().SweepAsync(Ending);
        (await stage.CountAsync<Submission>(), await stage.CountAsync<SealedPiece>(), await stage.CountAsync<Letter>()).ShouldBe((2, 3, 0));
        (await stage.CountAsync<Upload>(), await stage.CountAsync<SealedPiece>(), await stage.CountAsync<EntryToken>()).ShouldBe((1, 3, 1));
    }

    [Fact]
    public async Task Without_scripts_the_server_cleans_seals_and_says_the_words()
    {
        await using var stage = await FloorStage.StartAsync(StoreKind.Sqlite);
        using var stranger = stage.Server.Visitor();
        using var page = await stranger.GetAsync("/in/depot?l=es", Ending);
        (await page.Content.ReadAsStringAsync(Ending)).ShouldContain("Use datos móviles");
        page.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (page.Headers.CacheControl!.NoStore, page.Headers.GetValues("Referrer-Policy").Single()).ShouldBe((true, "no-referrer"));
        page.Content.Headers.ContentLanguage.ShouldBe(["es"]);

        var photo = SKBitmap.FromImage(SKImage.Create(new SKImageInfo(40, 30))).Encode(SKEncodedImageFormat.Jpeg, 80).ToArray();
        byte[] marked = [.. photo[..2], 0xff, 0xfe, 0, 18, .. "planted-comment!"u8, .. photo[2..]];
        var answer = await SendAsync(stranger, "Heat in hall two.", marked);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.Text.ShouldContain("It is safely in.");
        var words = Words().Matches(answer.Text).Select(match => match.Groups["word"].Value).ToList();
        words.Count.ShouldBe(12);
        var (submission, file) = await stage.Server.WithAsync(async db => await db.Set<Submission>().SingleAsync(Ending) is var one ? (one, await SealedPiece.ReadAsync(db, one.Id, Ending)) : default);
        submission.IsServerSealed.ShouldBeTrue();
        var opened = FloorStage.Open(file, stage.Key.Identity);
        Encoding.UTF8.GetString(opened["text.txt"]).ShouldBe("Heat in hall two.");
        Encoding.Latin1.GetString(opened["photo-1.jpg"]).ShouldNotContain("planted");
        SKBitmap.Decode(opened["photo-1.jpg"]).Width.ShouldBe(40);
        (await LettersAsync(stranger, MailboxIdOf([.. words.Select(word => Handbill.Floor.Writing.Tables.EnglishWords.All.ToList().IndexOf(word))]))).ShouldBeEmpty();

        foreach (var (text, bytes) in new[] { ("", Array.Empty<byte>()), ("x", "GIF89a"u8.ToArray()), (new string('x', 20_001), []), ("x", new byte[18 << 20]) })
        {
            var refused = await SendAsync(stranger, text, bytes);
            refused.Status.ShouldBe(HttpStatusCode.BadRequest);
            refused.Text.ShouldContain("role=\"alert\"");
        }

        stage.Keys.IsLocked = true;
        (await SendAsync(stranger, "x", [])).Status.ShouldBe(HttpStatusCode.Conflict);
        (await stage.CountAsync<Submission>()).ShouldBe(1);
    }

    [Fact]
    public async Task Whatever_strangers_send_is_answered_with_a_sentence()
    {
        await using var stage = await FloorStage.StartAsync(StoreKind.Sqlite);
        using var stranger = stage.Server.Visitor();
        string[] addresses =
        [
            "/in/depot", "/in/depot/uploads", $"/in/depot/uploads/{Guid.NewGuid():N}?start=0", "/in/depot/uploads/x?start=-1", "/in/box/letters", "/in/depot/work?length=99999999999", "/in/no%20such%22one", "/in/box",
        ];
        string[] kinds = ["multipart/form-data; boundary=b", "multipart/form-data", "application/json", "application/x-www-form-urlencoded", "text/plain", "*/*"];
        string[] starts = ["", "{\"length\":16632,\"hash\":\"", "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n", "--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a\"\r\n\r\n\xff\xd8", "[[[[[[[[[[", "{\"mailbox\":7}"];
        var sent = Gen.Select(OneOf(addresses), OneOf("GET", "POST", "PUT", "HEAD", "DELETE"), OneOf(kinds), OneOf(starts), Gen.Byte.Array[0, 600]);
        await sent.SampleAsync(
            async one =>
            {
                var (address, method, kind, start, bytes) = one;
                using var request = new HttpRequestMessage(new HttpMethod(method), address);
                if (method is "POST" or "PUT")
                {
                    request.Content = new ByteArrayContent([.. Encoding.Latin1.GetBytes(start), .. bytes]);
                    request.Content.Headers.TryAddWithoutValidation("Content-Type", kind);
                }

                using var answer = await stranger.SendAsync(request, Ending);
                ((int)answer.StatusCode).ShouldBeLessThan(500, $"{method} {address}");
                answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
                if (!answer.IsSuccessStatusCode && method != "HEAD")
                {
                    (await answer.Content.ReadAsStringAsync(Ending)).ShouldContain(" ", Case.Sensitive, $"{method} {address} {kind}");
                }
            },
            iter: 250, threads: 2);
    }

    /// <summary>No table but those of submissions has a column that could name one.</summary>
    [Fact]
    public async Task Nothing_joins_a_story_to_a_submission()
    {
        await using var store = await TestStore.MakeAsync(StoreKind.Sqlite);
        await using var db = store.Instance.OpenDb();
        var naming = db.Model.GetEntityTypes()
            .Where(type => type.GetProperties().Any(one => one.ClrType == typeof(SubmissionId) || one.ClrType == typeof(SubmissionId?))).Select(type => type.ClrType.Name).Order();

        naming.ShouldBe([nameof(SealedPiece), nameof(Submission), nameof(Upload)]);
        db.Model.FindEntityType(typeof(Submission))!.GetProperties().Select(one => one.ClrType).ShouldNotContain(type => type == typeof(DateTimeOffset) || type == typeof(DateTimeOffset?));
        db.Model.FindEntityType(typeof(Submission))!.GetReferencingForeignKeys().Select(key => key.DeclaringEntityType.ClrType).ShouldBeEmpty();
    }

    private static Gen<string> OneOf(params string[] some) => Gen.Int[0, some.Length - 1].Select(at => some[at]);

    private static async Task<Answer> SendAsync(HttpClient browser, string text, byte[] photo)
    {
        using var form = new MultipartFormDataContent { { new StringContent(text), "text" } };
        var file = new ByteArrayContent(photo);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        form.Add(file, "photo", "photo.jpg");
        using var answer = await browser.PostAsync("/in/depot?l=en", form, Ending);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        return await Answer.ReadAsync(answer);
    }

    private static async Task<string[]> LettersAsync(HttpClient browser, string mailbox)
    {
        var (status, said) = await FloorStage.AskAsync(browser, HttpMethod.Post, "/in/box/letters", JsonContent.Create(new { mailbox }));
        status.ShouldBe(HttpStatusCode.OK);
        return [.. said.GetProperty("letters").EnumerateArray().Select(one => one.GetProperty("file").GetString()!)];
    }

    // The id of the mailbox of twelve words, given by their places in the list.
    private static string MailboxIdOf(IReadOnlyList<int> words)
    {
        var bits = string.Concat(words.Select(word => Convert.ToString(word, 2).PadLeft(11, '0')));
        var entropy = Enumerable.Range(0, 16).Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2)).ToArray();
        return Convert.ToHexStringLower(System.Security.Cryptography.HKDF.DeriveKey(System.Security.Cryptography.HashAlgorithmName.SHA256, entropy, 32, info: "handbill mailbox id"u8.ToArray()));
    }

    [GeneratedRegex("<li lang=\"en\">(?<word>[a-z]+)</li>", RegexOptions.ExplicitCapture)]
    private static partial Regex Words();

    [GeneratedRegex("#[a-z2-7]{20}\\.(?<token>[a-z0-9]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Tokens();
}
