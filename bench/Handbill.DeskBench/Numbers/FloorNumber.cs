using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Handbill.Demo;
using Handbill.Floor.Submissions;
using Handbill.Floor.Writing;
using Handbill.Instances;
using Handbill.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.DeskBench.Numbers;

/// <summary>
/// What strangers send to a group: two hundred submissions with a photo a minute, and a hundred thousand posts of a flood while workers write on the same address, all from
/// a program on the same two cores that does what the page does.
/// </summary>
internal static class FloorNumber
{
    private const int APhoto = 3 << 20, FlooderLines = 32, FlooderBits = 18, Workers = 20, Groups = 20;
    private const string Flooded = "riverside";

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(300), Patience = TimeSpan.FromMinutes(2);

    public static async Task<IReadOnlyList<Measured>> MeasureAsync(Bench bench, string? server)
    {
        await using var fresh = await FreshInstance.MakeAsync(server);
        string recipient;
        string[] tokens;
        await using (var app = await HandbillServer.PrepareAsync(fresh.Instance, "http://127.0.0.1:0", CancellationToken.None))
        {
            await using var scope = app.Services.CreateAsyncScope();
            await DemoOrganisation.FillAsync(scope.ServiceProvider, Path.Combine(bench.Root, "samples"), CancellationToken.None);
            var db = scope.ServiceProvider.GetRequiredService<Kernel.Data.HandbillDb>();
            var inbox = await db.Set<Inbox>().SingleAsync();
            recipient = await db.Set<Vault.Groups.KeyEpoch>().Select(one => one.Recipient).SingleAsync();
            var made = Enumerable.Range(0, Workers / 2).Select(_ => EntryToken.Make(inbox.GroupId, 1)).ToList();
            db.AddRange(made.Select(one => one.Row));
            await db.SaveChangesAsync();
            tokens = [.. made.Select(one => one.Token)];
            await MakeGroupsAsync(scope.ServiceProvider, db);
        }

        await using var served = await ServeProcess.StartAsync(bench.Program, fresh.Instance, Bench.AnyPort);
        using var line = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 200, UseCookies = false }) { BaseAddress = served.Address, Timeout = TimeSpan.FromMinutes(10) };
        return [.. await MinuteAsync(bench, served, line, recipient), .. await FloodAsync(bench, served, line, recipient, tokens, fresh.Instance)];
    }

    // A group asks for little work as long as little comes to it: two hundred a minute come to an organisation, not to one plant.
    private static async Task MakeGroupsAsync(IServiceProvider services, Kernel.Data.HandbillDb db)
    {
        var known = await db.Set<Vault.Groups.KeyEpoch>().AsNoTracking().SingleAsync();
        for (var number = 0; number < Groups; number++)
        {
            var group = await services.GetRequiredService<Handbill.Groups.Contracts.INewWorkplaces>().GroupAsync($"Plant {number}", CancellationToken.None);
            using var key = Age.AgeX25519Identity.Generate();
            db.AddRange(
                new Inbox { GroupId = group, Slug = $"plant-{number}" },
                new Vault.Groups.KeyEpoch
                {
                    GroupId = group, Number = 1, Recipient = key.Recipient.ToString(), Verifying = known.Verifying, Fingerprint = known.Fingerprint, Succession = "", MadeAt = known.MadeAt, MadeBy = known.MadeBy,
                });
        }

        await db.SaveChangesAsync();
    }

    private static async Task<IReadOnlyList<Measured>> MinuteAsync(Bench bench, ServeProcess served, HttpClient line, string recipient)
    {
        var many = bench.Turns(200);
        await new Sender(line, recipient, APhoto, "plant-0").SendAsync("A first one, so that the code is compiled.");
        var (tasks, processor, began) = (new List<Task<Sender>>(), served.Processor, Stopwatch.StartNew());
        for (var number = 0; number < many; number++)
        {
            var (text, slug) = ($"Number {number}: the belt stops every hour.", $"plant-{number % Groups}");
            tasks.Add(Task.Run(async () =>
            {
                var sender = new Sender(line, recipient, APhoto, slug);
                await sender.SendAsync(text);
                return sender;
            }));
            await Task.Delay(Max(TimeSpan.Zero, (Between * (number + 1)) - began.Elapsed));
        }

        var sent = await Task.WhenAll(tasks);
        return
        [
            new($"{many} submissions with a photo of 3 MB a minute to {Groups} groups: time of the server for each, 95 %", 1000, sent.Select(one => one.Served).ToList().P95(), "ms",
                string.Create(CultureInfo.InvariantCulture, $"a request {sent.SelectMany(one => one.Requests).ToList().P95():0} ms; processor {(served.Processor - processor).TotalSeconds:0} s in {began.Elapsed.TotalSeconds:0} s")),
        ];
    }

    private static async Task<IReadOnlyList<Measured>> FloodAsync(Bench bench, ServeProcess served, HttpClient line, string recipient, string[] tokens, Instance instance)
    {
        var posts = bench.IsTrial ? 200 : 100_000;
        var (left, statuses, most, began) = (posts, new int[600], 0.0, Stopwatch.StartNew());
        using var stale = await line.GetAsync($"/in/{Flooded}/work?length={SealedSize.Of(16 << 10)}");
        var challenge = (await stale.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("challenge").GetString();
        var flood = Enumerable.Range(0, FlooderLines).Select(number => Task.Run(async () =>
        {
            var random = new Random(number);
            while (Interlocked.Decrement(ref left) >= 0)
            {
                var status = random.Next(100) switch
                {
                    0 => await FloodedAsync(line, recipient),
                    < 15 => await PostAsync(line, JsonSerializer.Serialize(new { length = SealedSize.Of(16 << 10), hash = Hash(random), mailbox = Hash(random), token = Hash(random)[..16] })),
                    < 30 => await PostAsync(line, "{\"length\":1e99,\"hash\":["),
                    < 60 => await PostAsync(line, JsonSerializer.Serialize(new { length = SealedSize.Of(16 << 10), hash = Hash(random), mailbox = Hash(random) })),
                    _ => await PostAsync(line, JsonSerializer.Serialize(new { length = SealedSize.Of(16 << 10), hash = Hash(random), mailbox = Hash(random), challenge, nonce = $"{random.Next()}" })),
                };
                Interlocked.Increment(ref statuses[status]);
            }
        })).ToList();
        var workers = Enumerable.Range(0, Workers).Select(number => Task.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromSeconds(bench.IsTrial ? 0 : 1 + number));
            var one = new Sender(line, recipient, 200 << 10);
            var since = Stopwatch.GetTimestamp();
            var sending = one.SendAsync($"Worker {number}: the lift is out of order.", number < tokens.Length ? tokens[number] : null);
            return await Task.WhenAny(sending, Task.Delay(Patience)) == sending && sending.IsCompletedSuccessfully ? Stopwatch.GetElapsedTime(since).TotalSeconds : double.NaN;
        })).ToList();
        while (flood.Any(one => !one.IsCompleted) || workers.Any(one => !one.IsCompleted))
        {
            most = Math.Max(most, served.Memory / 1e6);
            await Task.Delay(200);
        }

        await Task.WhenAll(flood);
        var took = began.Elapsed;
        var times = await Task.WhenAll(workers);
        await using var db = Instance.OpenDb(instance.OpenStore());
        var flooded = await db.Set<Inbox>().Where(one => one.Slug == Flooded).Select(one => one.GroupId).SingleAsync();
        var kept = await db.Set<Submission>().Where(one => one.GroupId == flooded).SumAsync(one => (long)one.Length) + await db.Set<Upload>().Where(one => one.GroupId == flooded).SumAsync(one => (long)one.Received);
        return
        [
            new($"flood of {posts:N0} posts: workers who did not get through, of {Workers}", 0, times.Count(double.IsNaN), "", string.Create(
                CultureInfo.InvariantCulture, $"the slowest after {times.Where(double.IsFinite).DefaultIfEmpty(0).Max():0.0} s; {posts / took.TotalSeconds:0} posts a second; {string.Join(", ", statuses.Index().Where(one => one.Item > 0).Select(one => $"{one.Index}: {one.Item:N0}"))}")),
            new("memory of the server in the flood, at most", 1000, most, "MB"),
            new("bytes that the flooded inbox keeps after it, of the gigabyte that it may", 1074, kept / 1e6, "MB"),
        ];
    }

    // Begins one at the price that is asked, as long as it is cheap enough for somebody who wants to send thousands, and sends nothing of it.
    private static async Task<int> FloodedAsync(HttpClient line, string recipient) => await new Sender(line, recipient, 0) { MostBits = FlooderBits }.BeginAsync("Buy now.");

    private static async Task<int> PostAsync(HttpClient line, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await line.PostAsync($"/in/{Flooded}/uploads", content);
        await answer.Content.ReadAsByteArrayAsync();
        return (int)answer.StatusCode;
    }

    private static string Hash(Random random)
    {
        Span<byte> bytes = stackalloc byte[32];
        random.NextBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    // What the page does, without a page.
    private sealed class Sender(HttpClient line, string recipient, int photo, string slug = Flooded)
    {
        private JsonElement _said;

        /// <summary>More work than this is not done.</summary>
        public int MostBits { get; init; } = 64;

        /// <summary>Milliseconds of each request.</summary>
        public List<double> Requests { get; } = [];

        /// <summary>Milliseconds of all of them.</summary>
        public double Served => Requests.Sum();

        public async Task SendAsync(string text, string? token = null)
        {
            var file = FileOf(text);
            while (true)
            {
                var state = await BeginAsync(file, token);
                token = null;
                for (var start = 0; state == "coming"; start += Uploads.MostPiece)
                {
                    var piece = file.AsMemory(start, Math.Min(Uploads.MostPiece, file.Length - start));
                    state = await AskAsync(HttpMethod.Put, $"/in/{slug}/uploads/{_said.GetProperty("id").GetString()}?start={start}", new ReadOnlyMemoryContent(piece));
                }

                if (state == "in")
                {
                    return;
                }
            }
        }

        public async Task<int> BeginAsync(string text) => await BeginAsync(FileOf(text), null) == "coming" ? 200 : 403;

        private byte[] FileOf(string text) => Parcel.Seal([("text.txt", Encoding.UTF8.GetBytes(text)), ("photo-1.jpg", RandomNumberGenerator.GetBytes(photo))], recipient)!;

        private async Task<string> BeginAsync(byte[] file, string? token)
        {
            var (hash, mailbox) = (Convert.ToHexStringLower(SHA256.HashData(file)), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
            if (token is not null)
            {
                return await AskAsync(HttpMethod.Post, $"/in/{slug}/uploads", JsonContent.Create(new { length = file.Length, hash, mailbox, token }));
            }

            await AskAsync(HttpMethod.Get, $"/in/{slug}/work?length={file.Length}", null);
            var (challenge, bits) = (_said.GetProperty("challenge").GetString()!, _said.GetProperty("bits").GetInt32());
            var nonce = 0L;
            while (bits <= MostBits && WorkProof.ZeroBits(SHA256.HashData(Encoding.ASCII.GetBytes($"{challenge}:{hash}:{nonce}"))) < bits)
            {
                nonce++;
            }

            return await AskAsync(HttpMethod.Post, $"/in/{slug}/uploads", JsonContent.Create(new { length = file.Length, hash, mailbox, challenge, nonce = $"{nonce}" }));
        }

        private async Task<string> AskAsync(HttpMethod method, string address, HttpContent? content)
        {
            using var request = new HttpRequestMessage(method, address) { Content = content };
            var since = Stopwatch.GetTimestamp();
            using var answer = await line.SendAsync(request);
            _said = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Requests.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            return _said.TryGetProperty("state", out var state) ? state.GetString() ?? "" : "";
        }
    }
}
