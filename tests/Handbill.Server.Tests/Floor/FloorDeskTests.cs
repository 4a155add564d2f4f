using System.Net;
using Handbill.Floor.Submissions;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Press.Publications;
using Handbill.Programs;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Issues;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Floor;

/// <summary>What a group does with its inbox, on both stores.</summary>
public sealed class FloorDeskTests
{
    private static readonly string Mailbox = Uploads.Sha("a mailbox");

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Sheets_carry_the_groups_code_by_themselves_and_a_batchs_token_lets_in_as_many_as_it_has_copies(StoreKind kind)
    {
        await using var stage = await FloorStage.StartAsync(kind, new FloorLimits { LeastBits = 1 });
        var secretary = await stage.MemberAsync();
        var edition = await stage.Server.WithAsync(db => db.Set<PlannedEdition>().FirstAsync(one => one.GroupId == stage.Group, Ending));
        await stage.Server.WithAsync(db => db.Set<Publication>().ExecuteUpdateAsync(set => set.SetProperty(one => one.Submit, ""), Ending));
        (await PrintedAsync()).ShouldBe("", "Nobody has said yet under which host this server is reached.");
        var version = edition.CopyVersion;
        (await secretary.Browser.FillAsync($"{stage.Inbox}/settings", null, ("Input.Slug", "depot"), ("Input.Version", "0"), ("Input.IsOnSheets", "true"), ("Input.HasTokens", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var address = $"{stage.Server.Url.GetLeftPart(UriPartial.Authority)}/in/depot#{stage.Key.Fingerprint}";
        (await PrintedAsync()).ShouldBe(address);
        (await stage.Server.WithAsync(db => db.Set<PlannedEdition>().Where(one => one.Id == edition.Id).Select(one => one.CopyVersion).SingleAsync(Ending))).ShouldBeGreaterThan(version);

        // A group that was locked, or whose sheets are to stop, has no code; an address of the edition's own goes before.
        stage.Keys.IsLocked = true;
        (await PrintedAsync()).ShouldBe("");
        stage.Keys.IsLocked = false;
        await stage.Server.WithAsync(db => db.Set<Publication>().ExecuteUpdateAsync(set => set.SetProperty(one => one.Submit, "https://elsewhere.example/write"), Ending));
        (await PrintedAsync()).ShouldBe("");
        await stage.Server.WithAsync(db => db.Set<Publication>().ExecuteUpdateAsync(set => set.SetProperty(one => one.Submit, ""), Ending));

        // What is locked carries a token of its batch.
        await using var scope = stage.Server.Services.CreateAsyncScope();
        var issues = scope.ServiceProvider.GetRequiredService<IIssues>();
        var db = scope.ServiceProvider.GetRequiredService<HandbillDb>();
        var card = (await issues.FindEditionAsync(edition.Id, Ending))! with { Copies = 3 };
        await using (var act = await db.BeginActAsync(Ending))
        {
            var kept = await scope.ServiceProvider.GetRequiredService<ISubmitAddresses>().KeepAsync([card], Ending);
            await issues.KeepAddressesAsync(kept, Ending);
            await db.SaveActAsync(act, Ending);
        }

        var printed = await PrintedAsync();
        printed.ShouldStartWith(address + ".");
        var token = printed[(address.Length + 1)..];
        using var stranger = stage.Server.Visitor();
        await stage.Server.WithAsync(db => db.Set<EntryToken>().ExecuteUpdateAsync(set => set.SetProperty(one => one.Left, 3), Ending));
        var states = await Task.WhenAll(Enumerable.Range(0, 5).Select(number => stage.BeginAsync(stranger, stage.Sealed($"Batch {number}."), Mailbox, token: token)));
        states.Select(one => one.Said.GetProperty("state").GetString()).Order(StringComparer.Ordinal).ShouldBe(["coming", "coming", "coming", "token", "token"]);

        async Task<string> PrintedAsync()
        {
            await using var own = stage.Server.Services.CreateAsyncScope();
            var directory = own.ServiceProvider.GetRequiredService<IIssues>();
            var found = (await directory.FindEditionAsync(edition.Id, Ending))!;
            return (await own.ServiceProvider.GetRequiredService<IIssueCopy>().ReadAsync((await directory.FindAsync(found.IssueId, Ending))!, [found], "", Ending))[0].Text.Submit;
        }
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_hour_lets_in_a_part_of_what_is_free_and_whoever_was_answered_before_beyond_that(StoreKind kind)
    {
        await using var stage = await FloorStage.StartAsync(kind, new FloorLimits { LeastBits = 1, Quiet = 1, MostWaiting = 100, HourRoom = 0.02, MostOfMailbox = 3 });
        using var stranger = stage.Server.Visitor();

        // What is begun and never sent takes nothing of it.
        for (var number = 0; number < 5; number++)
        {
            (await stage.BeginAsync(stranger, stage.Sealed($"Begun {number}."), Mailbox)).Said.GetProperty("state").GetString().ShouldBe("coming");
        }

        (await stage.SendAsync(stranger, stage.Sealed("One."), Mailbox)).ShouldBe("in");
        (await stage.SendAsync(stranger, stage.Sealed("Two."), Mailbox)).ShouldBe("in");
        (await stage.SendAsync(stranger, stage.Sealed("Three."), Mailbox)).ShouldBe("full");
        (await stage.SendAsync(stranger, stage.Sealed("Three."), Mailbox, "made-up")).ShouldBe("token");
        await stage.Server.WithAsync(db =>
        {
            db.Add(new Letter { Id = new Handbill.Floor.Contracts.LetterId(Guid.NewGuid()), GroupId = stage.Group, Mailbox = Mailbox, Day = DateOnly.FromDateTime(DateTime.UtcNow), Bytes = [1] });
            return db.SaveChangesAsync(Ending);
        });
        (await stage.SendAsync(stranger, stage.Sealed("Three."), Mailbox)).ShouldBe("in");
        (await stage.SendAsync(stranger, stage.Sealed("Four."), Mailbox)).ShouldBe("full", "Three of one mailbox wait.");
    }

    [Fact]
    public async Task The_page_for_workers_is_one_side_in_every_language_on_either_paper()
    {
        await using var stage = await FloorStage.StartAsync(StoreKind.Sqlite);
        var member = await stage.MemberAsync();
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pdf");
        foreach (var (language, says) in new[] { ("en", "twelve words"), ("es", "doce palabras"), ("fr", "douze mots"), ("ar", "") })
        {
            foreach (var (paper, size) in new[] { ("a4", "595.28 x 841.89"), ("letter", "612 x 792") })
            {
                await File.WriteAllBytesAsync(file, await member.Browser.GetByteArrayAsync($"{stage.Inbox}/leaflet.pdf?language={language}&paper={paper}", Ending), Ending);
                var about = (await OtherProcess.RunAsync(Needed.Program("pdfinfo"), [file])).Said;
                about.ShouldContain(size);
                about.ShouldMatch("Pages: +1\n");
                var text = (await OtherProcess.RunAsync(Needed.Program("pdftotext"), [file, "-"])).Said;
                text.ShouldContain(says);
                string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ShouldContain(stage.Key.Fingerprint);
            }
        }

        File.Delete(file);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Many_are_handled_at_once_and_to_delete_before_its_time_takes_two(StoreKind kind)
    {
        await using var stage = await FloorStage.StartAsync(kind, new FloorLimits { LeastBits = 1 });
        using var stranger = stage.Server.Visitor();
        var (one, other, outsider) = (await stage.MemberAsync(), await stage.MemberAsync(), await stage.Server.SignInAsync(Role.EditorialBoard, Scope.Organisation));
        for (var number = 0; number < 4; number++)
        {
            (await stage.SendAsync(stranger, stage.Sealed($"Number {number}."), Mailbox)).ShouldBe("in");
        }

        var page = $"{stage.Inbox}/triage";
        var ids = await stage.Server.WithAsync(db => db.Set<Submission>().OrderBy(each => each.Id).Select(each => each.Id).ToListAsync(Ending));
        (await one.Browser.FillAsync(page, "Handle", ("marked", "nonsense"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await one.Browser.FillAsync(page, "Handle", ("marked", ids[0].ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await stage.Server.WithAsync(db => db.Set<Submission>().CountAsync(each => each.HandledDay != null, Ending))).ShouldBe(1);

        (await one.Browser.FillAsync(page, "Delete", ("marked", ids[1].ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);
        var mine = await one.Browser.OpenAsync(page);
        mine.Text.ShouldContain("1 submission is to be deleted");
        mine.Text.ShouldNotContain("I agree");
        var act = await stage.Server.WithAsync(db => db.Set<Handbill.Vault.Acts.TwoPersonAct>().Select(each => each.Id).SingleAsync(Ending));
        (await AgreeAsync(one.Browser, 1)).ShouldContain("You asked for it yourself");
        (await AgreeAsync(other.Browser, 2)).ShouldContain("The list has changed");
        (await stage.CountAsync<Submission>()).ShouldBe(4);
        (await outsider.Browser.OpenAsync(page)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await AgreeAsync(other.Browser, 1)).ShouldContain("1 submission is deleted");
        (await stage.CountAsync<Submission>(), await stage.CountAsync<SealedPiece>()).ShouldBe((3, 3));
        (await stage.Server.WithAsync(db => db.Set<Submission>().AnyAsync(each => each.Id == ids[1], Ending))).ShouldBeFalse();

        async Task<string> AgreeAsync(HttpClient browser, int count)
        {
            await browser.FillAsync(page, "Agree", ("act", act.ToString()), ("count", $"{count}"));
            return await browser.TextAsync(page);
        }
    }
}
