using System.Net;
using System.Text;
using Handbill.Age;
using Handbill.Groups.Contracts;
using Handbill.Groups.Groups;
using Handbill.Server.Tests.Hosting;
using Handbill.Vault.Groups;
using Microsoft.EntityFrameworkCore;
using NSec.Cryptography;

namespace Handbill.Server.Tests.Vault;

/// <summary>A group with members whose browsers seal; here what is sealed only has the right form, unless a test seals it.</summary>
internal sealed class VaultStage(TestServer server, GroupId group) : IAsyncDisposable
{
    public TestServer Server => server;

    public GroupId Group => group;

    public string Page => $"/groups/{group}/keys";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public static async Task<VaultStage> StartAsync(StoreKind kind, Func<Instance, Instance>? seenAs = null)
    {
        var server = await TestServer.StartAsync(kind, seenAs: seenAs);
        await SampleIssue.MakeAsync(server);
        return new VaultStage(server, await server.WithAsync(db => db.Set<Group>().Select(one => one.Id).SingleAsync(Ending)));
    }

    /// <summary>A member, with or without keys of their own.</summary>
    public async Task<SignedIn> MemberAsync(bool hasKeys = true)
    {
        var member = await server.SignInAsync(Role.GroupMember, Scope.Group(group));
        if (hasKeys)
        {
            (await MakeKeysAsync(member)).Status.ShouldBe(HttpStatusCode.Redirect);
        }

        return member;
    }

    public static async Task<Answer> MakeKeysAsync(SignedIn member)
    {
        using var key = AgeX25519Identity.Generate();
        return await member.Browser.FillAsync("/vault", "Make", ("recipient", key.Recipient.ToString()), ("byPassphrase", Scrypt()), ("byRecovery", Scrypt()));
    }

    /// <summary>Posts the group's next epoch, with its key given to some.</summary>
    public Task<Answer> BeginAsync(SignedIn by, int number, GroupSecret next, GroupSecret? before, params SignedIn[] to) => by.Browser.FillAsync(
        Page, "Epoch",
        [
            ("number", $"{number}"), ("recipient", next.Recipient), ("verifying", next.Verifying), ("succession", before?.Sign(group, number, next) ?? ""),
            .. to.Select(one => ("given", (string?)$"{number} {one.Account} {Sealed()}")),
        ]);

    public Task<List<KeyEpoch>> EpochsAsync() => server.WithAsync(db => db.Set<KeyEpoch>().AsNoTracking().Where(one => one.GroupId == group).OrderBy(one => one.Number).ToListAsync(Ending));

    public Task<List<GivenKey>> GivenAsync() => server.WithAsync(db => db.Set<GivenKey>().AsNoTracking().Where(one => one.GroupId == group).ToListAsync(Ending));

    /// <summary>What has the form of a key sealed with a passphrase.</summary>
    public static string Scrypt(int workFactor = 17) => Base64($"age-encryption.org/v1\n-> scrypt {new string('A', 22)} {workFactor}\n{new string('A', 43)}\n--- {new string('A', 43)}\nsealed");

    /// <summary>What has the form of a key sealed by a passkey.</summary>
    public static string Passkey() => Base64($"age-encryption.org/v1\n-> age-encryption.org/fido2prf {new string('A', 22)}\n{new string('A', 43)}\n--- {new string('A', 43)}\nsealed");

    /// <summary>What has the form of a key sealed to a recipient.</summary>
    public static string Sealed() => Base64($"age-encryption.org/v1\n-> X25519 {new string('A', 43)}\n{new string('A', 43)}\n--- {new string('A', 43)}\nsealed");

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static string Base64(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));
}

/// <summary>A group's key as its makers have it.</summary>
internal sealed class GroupSecret : IDisposable
{
    private readonly Key _signing = Key.Create(SignatureAlgorithm.Ed25519);
    private readonly AgeX25519Identity _identity = AgeX25519Identity.Generate();

    public string Recipient => _identity.Recipient.ToString();

    public string Verifying => Convert.ToHexStringLower(_signing.PublicKey.Export(KeyBlobFormat.RawPublicKey));

    public string Sign(GroupId group, int number, GroupSecret next) => Convert.ToHexStringLower(SignatureAlgorithm.Ed25519.Sign(
        _signing, Encoding.ASCII.GetBytes($"handbill group succession 1\n{group}\n{number}\n{next.Recipient}\n{next.Verifying}\n")));

    public void Dispose()
    {
        _signing.Dispose();
        _identity.Dispose();
    }
}
