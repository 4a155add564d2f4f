using System.Net;
using Handbill.Groups.Accounts;
using Handbill.Groups.Contracts;
using Handbill.Groups.Roles;
using Handbill.Server.Tests.Hosting;
using Handbill.Vault.Acts;
using Handbill.Vault.Groups;
using Handbill.Vault.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Vault;

/// <summary>What holds of keys whatever is posted: the server opens nothing, and keeps the rules all the same.</summary>
public sealed class KeyRuleTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Keys_are_made_once_and_the_last_way_to_open_them_stays(StoreKind kind)
    {
        await using var stage = await VaultStage.StartAsync(kind);
        var ann = await stage.MemberAsync(hasKeys: false);
        foreach (var (recipient, file) in new[] { ("age1nobody", VaultStage.Scrypt()), ("", ""), (new string('a', 62), VaultStage.Scrypt()) })
        {
            (await ann.Browser.FillAsync("/vault", "Make", ("recipient", recipient), ("byPassphrase", file), ("byRecovery", file))).Status.ShouldBe(HttpStatusCode.BadRequest);
        }

        (await VaultStage.MakeKeysAsync(ann)).Status.ShouldBe(HttpStatusCode.Redirect);
        var recipientBefore = await RecipientAsync();
        (await VaultStage.MakeKeysAsync(ann)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await RecipientAsync()).ShouldBe(recipientBefore);

        // Too easily guessed at, or sealed in another way than it says.
        (await ann.Browser.FillAsync("/vault", "Passphrase", ("file", VaultStage.Scrypt(workFactor: 12)))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await ann.Browser.FillAsync("/vault", "Passkey", ("file", VaultStage.Scrypt()), ("label", "Laptop"), ("passkey", "AGE-PLUGIN-FIDO2PRF-1"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await ann.Browser.FillAsync("/vault", "Passphrase", ("file", VaultStage.Scrypt(18)))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await ann.Browser.FillAsync("/vault", "Passkey", ("file", VaultStage.Passkey()), ("label", "Laptop"), ("passkey", "AGE-PLUGIN-FIDO2PRF-1"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var wraps = await WrapsAsync();
        wraps.Select(wrap => wrap.Kind).ShouldBe([WrapKind.Passphrase, WrapKind.Recovery, WrapKind.Passkey], ignoreOrder: true);

        var eve = await stage.MemberAsync();
        (await eve.Browser.FillAsync("/vault", "Remove", ("wrap", wraps[0].Id.ToString()))).Status.ShouldBe(HttpStatusCode.NotFound);
        await Task.WhenAll(wraps.Select(wrap => ann.Browser.FillAsync("/vault", "Remove", ("wrap", wrap.Id.ToString()))));
        (await WrapsAsync()).Count.ShouldBe(1);

        // A screen that was left open shows no way to change what opens the keys, and what is posted all the same changes nothing.
        var longAgo = DateTimeOffset.UtcNow.AddMinutes(-20);
        await stage.Server.WithAsync(db => db.Set<Session>().ExecuteUpdateAsync(set => set.SetProperty(one => one.StartedAt, longAgo), Ending));
        var page = await ann.Browser.GetStringAsync("/vault", Ending);
        page.ShouldContain("/sign-in?then=%2Fvault");
        page.ShouldNotContain("handler=Passphrase");
        (await ann.Browser.FillAsync("/vault", "Passphrase", ("file", VaultStage.Scrypt(18)))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await ann.Browser.FillAsync("/vault", "Remove", ("wrap", (await WrapsAsync())[0].Id.ToString()))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await WrapsAsync()).Count.ShouldBe(1);

        Task<string> RecipientAsync() => stage.Server.WithAsync(db => db.Set<MemberKey>().Where(key => key.AccountId == ann.Account).Select(key => key.Recipient).SingleAsync(Ending));
        Task<List<KeyWrap>> WrapsAsync() => stage.Server.WithAsync(db => db.Set<KeyWrap>().AsNoTracking().Where(wrap => wrap.AccountId == ann.Account).ToListAsync(Ending));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_epoch_begins_once_follows_the_one_before_and_leaves_out_who_left(StoreKind kind)
    {
        await using var stage = await VaultStage.StartAsync(kind);
        var (ann, ben, cem) = (await stage.MemberAsync(), await stage.MemberAsync(), await stage.MemberAsync());
        using GroupSecret first = new(), other = new(), second = new();
        (await Task.WhenAll(stage.BeginAsync(ann, 1, first, null, ann, ben), stage.BeginAsync(ben, 1, other, null, ann, ben))).ShouldAllBe(answer => answer.Status == HttpStatusCode.Redirect);
        var held = (await stage.EpochsAsync()).ShouldHaveSingleItem();
        var (mine, theirs) = held.Recipient == first.Recipient ? (first, other) : (other, first);
        held.Fingerprint.ShouldMatch("^[a-z2-7]{20}$");

        // Signed by another key, for nobody, or by somebody who has no key of it: nothing begins.
        (await stage.BeginAsync(ann, 2, second, theirs, ann)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await stage.BeginAsync(ann, 2, second, mine, ben)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await stage.BeginAsync(cem, 2, second, mine, cem)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await cem.Browser.FillAsync(stage.Page, "Give", ("given", $"1 {cem.Account} {VaultStage.Sealed()}"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await ben.Browser.FillAsync(stage.Page, "Give", ("given", $"1 {cem.Account} {VaultStage.Sealed()}"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await stage.GivenAsync()).Count.ShouldBe(3);

        // Who is put out sees nothing any more, and the page says what is due.
        await stage.Server.WithAsync(async db =>
        {
            db.RemoveRange(await db.Set<Grant>().Where(grant => grant.AccountId == ann.Account).ToListAsync(Ending));
            return await db.SaveChangesAsync(Ending);
        });
        (await ann.Browser.OpenAsync(stage.Page)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await ann.Browser.GetStringAsync("/vault/keys", Ending)).ShouldNotContain(stage.Group.ToString());
        (await ben.Browser.OpenAsync(stage.Page)).Text.ShouldContain("A new epoch is due");
        (await stage.BeginAsync(ben, 2, second, mine, ben, cem, ann)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await stage.BeginAsync(ben, 2, second, mine, ben, cem)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await stage.GivenAsync()).ShouldAllBe(given => given.AccountId != ann.Account);
        (await ben.Browser.OpenAsync(stage.Page)).Text.ShouldNotContain("A new epoch is due");
        (await ben.Browser.FillAsync(stage.Page, "Stop", ("number", "2"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await ben.Browser.FillAsync(stage.Page, "Stop", ("number", "1"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await stage.EpochsAsync()).Select(epoch => epoch.StoppedAt is null).ShouldBe([false, true]);

        // A closed account leaves nothing behind but that a new epoch is due.
        await using var scope = stage.Server.Services.CreateAsyncScope();
        var administrator = await stage.Server.SignInAsync(Role.Administrator, Scope.Organisation);
        await stage.Server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);
        (await scope.ServiceProvider.GetRequiredService<Closing>().CloseAsync(cem.Account, administrator.Account, Ending)).ShouldBeTrue();
        (await stage.GivenAsync()).ShouldAllBe(given => given.AccountId == ben.Account);
        (await stage.Server.WithAsync(db => db.Set<KeyWrap>().CountAsync(wrap => wrap.AccountId == cem.Account, Ending))).ShouldBe(0);
        (await ben.Browser.OpenAsync(stage.Page)).Text.ShouldContain("A new epoch is due");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task One_locks_and_two_unlock_recover_and_destroy(StoreKind kind)
    {
        await using var stage = await VaultStage.StartAsync(kind);
        var (ann, ben, cem) = (await stage.MemberAsync(), await stage.MemberAsync(), await stage.MemberAsync());
        using GroupSecret first = new(), next = new();
        await stage.BeginAsync(ann, 1, first, null, ann, ben, cem);
        await ann.Browser.FillAsync(stage.Page, "Lock");
        var sealedKey = VaultStage.Sealed();
        (await ann.Browser.GetStringAsync("/vault/keys", Ending)).ShouldNotContain(sealedKey);
        await stage.BeginAsync(ann, 2, next, first, ann);
        (await stage.EpochsAsync()).Count.ShouldBe(1);

        // The same person twice is one.
        await AskAsync(ann, KeyActs.Unlock);
        await AskAsync(ben, KeyActs.Unlock);
        var unlock = await OpenActAsync();
        await ann.Browser.FillAsync(stage.Page, "Agree", ("act", unlock.Id.ToString()));
        (await ann.Browser.GetStringAsync("/vault/keys", Ending)).ShouldNotContain(sealedKey);
        await Task.WhenAll(ben.Browser.FillAsync(stage.Page, "Agree", ("act", unlock.Id.ToString())), cem.Browser.FillAsync(stage.Page, "Agree", ("act", unlock.Id.ToString())));
        (await ann.Browser.GetStringAsync("/vault/keys", Ending)).ShouldContain(sealedKey);
        var stranger = await stage.Server.SignInAsync(Role.GroupMember, new Scope(ScopeKind.Group, Guid.NewGuid()));
        (await stranger.Browser.OpenAsync(stage.Page)).Status.ShouldBe(HttpStatusCode.NotFound);

        // Only who says so themselves is recovered, and they do not count.
        (await AskAsync(ann, KeyActs.Recover, cem.Account)).Status.ShouldBe(HttpStatusCode.NotFound);
        await cem.Browser.FillAsync("/vault", "Lost");
        (await AskAsync(cem, KeyActs.Recover, cem.Account)).Status.ShouldBe(HttpStatusCode.NotFound);
        await AskAsync(ann, KeyActs.Recover, cem.Account);
        var recover = await OpenActAsync();
        (await cem.Browser.FillAsync(stage.Page, "Agree", ("act", recover.Id.ToString()))).Status.ShouldBe(HttpStatusCode.NotFound);
        await ben.Browser.FillAsync(stage.Page, "Agree", ("act", recover.Id.ToString()));
        (await stage.GivenAsync()).Select(given => given.AccountId).ShouldBe([ann.Account, ben.Account], ignoreOrder: true);
        (await VaultStage.MakeKeysAsync(cem)).Status.ShouldBe(HttpStatusCode.Redirect);

        // An export needs a recipient that age knows.
        (await ann.Browser.FillAsync(stage.Page, "Ask", ("kind", KeyActs.Export), ("recipient", "age1wrong"))).Status.ShouldBe(HttpStatusCode.BadRequest);

        // What has run out is agreed to by nobody, and may be asked for again.
        await AskAsync(ann, KeyActs.Destroy);
        var old = await OpenActAsync();
        await stage.Server.WithAsync(async db =>
        {
            db.Entry(await db.Set<TwoPersonAct>().SingleAsync(act => act.Id == old.Id, Ending)).Property(act => act.ExpiresAt).CurrentValue = DateTimeOffset.UtcNow.AddMinutes(-1);
            return await db.SaveChangesAsync(Ending);
        });
        (await ben.Browser.FillAsync(stage.Page, "Agree", ("act", old.Id.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await stage.GivenAsync()).Count.ShouldBe(2);
        await AskAsync(ben, KeyActs.Destroy);
        await ann.Browser.FillAsync(stage.Page, "Agree", ("act", (await OpenActAsync()).Id.ToString()));
        (await stage.GivenAsync()).ShouldBeEmpty();
        (await stage.EpochsAsync()).ShouldAllBe(epoch => epoch.StoppedAt != null);

        // Afterwards the group begins anew, and no chain leads there.
        (await stage.BeginAsync(ann, 2, next, null, ann, ben)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await stage.EpochsAsync())[^1].Succession.ShouldBeEmpty();

        Task<Answer> AskAsync(SignedIn by, string act, AccountId? about = null) => by.Browser.FillAsync(stage.Page, "Ask", ("kind", act), ("subject", about?.ToString()));
        Task<TwoPersonAct> OpenActAsync() => stage.Server.WithAsync(db => db.Set<TwoPersonAct>().AsNoTracking().SingleAsync(act => act.Slot != null, Ending));
    }
}
