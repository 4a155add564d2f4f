using System.Formats.Tar;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Handbill.Age;
using Handbill.Floor.Submissions;
using Handbill.Floor.Writing;
using Handbill.Groups.Contracts;
using Handbill.Press.Publications;
using Handbill.Server.Logs;
using Handbill.Server.Tests.Hosting;
using Handbill.Vault.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Floor;

/// <summary>The depot's group with a key and a short address, and a stranger's way of sending to it.</summary>
internal sealed class FloorStage : IAsyncDisposable
{
    private FloorStage(TestServer server, GroupId group, StandingKeys keys, TestGroupKey key) => (Server, Group, Keys, Key) = (server, group, keys, key);

    public TestServer Server { get; }

    public GroupId Group { get; }

    public TestGroupKey Key { get; }

    public StandingKeys Keys { get; }

    public string Inbox => $"/groups/{Group}/inbox";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public static async Task<FloorStage> StartAsync(StoreKind kind, FloorLimits? limits = null, LineLogger? logs = null, TimeProvider? clock = null)
    {
        var keys = new StandingKeys();
        var server = await TestServer.StartAsync(
            kind, logs: logs, seenAs: instance => instance with { Clock = clock ?? instance.Clock, Registers = services => services.AddSingleton<IGroupKeys>(keys).AddSingleton(limits ?? new FloorLimits { LeastBits = 4 }) });
        var edition = await SampleIssue.MakeAsync(server);
        var group = await server.WithAsync(db => db.Set<PlannedEdition>().Where(one => one.Id == edition).Select(one => one.GroupId).SingleAsync(Ending));
        var key = new TestGroupKey();
        keys.Epochs[group] = [key.First];
        await server.WithAsync(async db =>
        {
            db.Add(new Inbox { GroupId = group, Slug = "depot" });
            return await db.SaveChangesAsync(Ending);
        });
        return new FloorStage(server, group, keys, key);
    }

    /// <summary>Somebody of the group.</summary>
    public Task<SignedIn> MemberAsync(Role role = Role.GroupSecretary) => Server.SignInAsync(role, Scope.Group(Group));

    /// <summary>A parcel as the scripts seal it.</summary>
    public byte[] Sealed(string text, int size = 0) => Parcel.Seal([("text.txt", Encoding.UTF8.GetBytes(text)), ("photo-1.jpg", RandomNumberGenerator.GetBytes(size))], Key.Recipient)!;

    /// <summary>Begins an upload with its work done.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Said)> BeginAsync(HttpClient browser, byte[] file, string mailbox, string? hash = null, string? token = null)
    {
        hash ??= Convert.ToHexStringLower(SHA256.HashData(file));
        if (token is not null)
        {
            return await AskAsync(browser, HttpMethod.Post, "/in/depot/uploads", JsonContent.Create(new { length = file.Length, hash, mailbox, token }));
        }

        var (_, work) = await AskAsync(browser, HttpMethod.Get, $"/in/depot/work?length={file.Length}");
        var (challenge, bits) = (work.GetProperty("challenge").GetString()!, work.GetProperty("bits").GetInt32());
        var nonce = Enumerable.Range(0, int.MaxValue).First(number => WorkProof.ZeroBits(SHA256.HashData(Encoding.UTF8.GetBytes($"{challenge}:{hash}:{number}"))) >= bits);
        return await AskAsync(browser, HttpMethod.Post, "/in/depot/uploads", JsonContent.Create(new { length = file.Length, hash, mailbox, challenge, nonce = $"{nonce}" }));
    }

    /// <summary>Sends one piece.</summary>
    public static Task<(HttpStatusCode Status, JsonElement Said)> AddAsync(HttpClient browser, string id, int start, byte[] piece) =>
        AskAsync(browser, HttpMethod.Put, $"/in/depot/uploads/{id}?start={start}", new ByteArrayContent(piece));

    /// <summary>Sends a whole submission; gives what was said last.</summary>
    public async Task<string> SendAsync(HttpClient browser, byte[] file, string mailbox, string? token = null)
    {
        var (_, said) = await BeginAsync(browser, file, mailbox, token: token);
        for (var start = 0; said.GetProperty("state").GetString() == "coming"; start += Uploads.MostPiece)
        {
            (_, said) = await AddAsync(browser, said.GetProperty("id").GetString()!, start, file[start..Math.Min(file.Length, start + Uploads.MostPiece)]);
        }

        return said.GetProperty("state").GetString()!;
    }

    public static async Task<(HttpStatusCode Status, JsonElement Said)> AskAsync(HttpClient browser, HttpMethod method, string address, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        using var answer = await browser.SendAsync(request, Ending);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var text = await answer.Content.ReadAsStringAsync(Ending);
        return (answer.StatusCode, text.StartsWith('{') ? JsonDocument.Parse(text, default).RootElement : default);
    }

    public Task<int> CountAsync<T>()
        where T : class => Server.WithAsync(db => db.Set<T>().CountAsync(Ending));

    /// <summary>What a sealed file has in it.</summary>
    public static Dictionary<string, byte[]> Open(byte[] file, AgeX25519Identity identity)
    {
        using var opened = new MemoryStream();
        AgeFile.Decrypt(new MemoryStream(file), identity).CopyTo(opened);
        opened.Position = 0;
        using var reader = new TarReader(opened);
        var found = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        while (reader.GetNextEntry() is { } entry)
        {
            using var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            found.Add(entry.Name, content.ToArray());
        }

        return found;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Key.Dispose();
    }
}

/// <summary>Public keys as a test says.</summary>
internal sealed class StandingKeys : IGroupKeys
{
    public Dictionary<GroupId, GroupEpoch[]> Epochs { get; } = [];

    public bool IsLocked { get; set; }

    public Task<IReadOnlyList<GroupEpoch>> EpochsAsync(GroupId group, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<GroupEpoch>>(Epochs.GetValueOrDefault(group) ?? []);

    public Task<IReadOnlyDictionary<GroupId, GroupEpoch>> NewestAsync(IReadOnlyCollection<GroupId> groups, CancellationToken cancellation) => Task.FromResult<IReadOnlyDictionary<GroupId, GroupEpoch>>(
        Epochs.Where(one => !IsLocked && groups.Contains(one.Key) && one.Value[^1].IsAccepted).ToDictionary(one => one.Key, one => one.Value[^1]));

    public Task<bool> IsLockedAsync(GroupId group, CancellationToken cancellation) => Task.FromResult(IsLocked);
}
