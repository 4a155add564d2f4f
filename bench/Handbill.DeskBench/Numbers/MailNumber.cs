using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Handbill.Demo;
using Handbill.Instances;
using Handbill.Mail;
using Handbill.Server;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.DeskBench.Numbers;

/// <summary>
/// Letters to many subscribers: made, signed and handed by a server as users run it to a mail server on the same cores, first in peace, then while that server is killed again and again. Counted is what the
/// mail server has.
/// </summary>
internal static class MailNumber
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(4);

    public static async Task<IReadOnlyList<Measured>> MeasureAsync(Bench bench, string? server)
    {
        await using var fresh = await FreshInstance.MakeAsync(server);
        await using var editor = await HandbillServer.PrepareAsync(fresh.Instance, Bench.AnyPort, CancellationToken.None);
        var many = bench.Subscribers;
        var taken = new Taken();
        await using var sink = await Sink.OpenAsync(new() { Taken = taken.Add });
        await FillAsync(editor.Services, Path.Combine(bench.Root, "samples"), sink.Port, many);

        await BeginAsync(editor.Services, "In peace");
        await using (await ServeProcess.StartAsync(bench.Program, fresh.Instance, Bench.AnyPort))
        {
            await taken.AllAsync(many, () => Task.CompletedTask);
        }

        var pace = (many - 1) / taken.Lasted.TotalSeconds;
        var (size, wrongInPeace) = (taken.Size, taken.Wrong(many));
        taken.Forget();
        await BeginAsync(editor.Services, "In trouble");
        var (served, kills, began, random) = (await ServeProcess.StartAsync(bench.Program, fresh.Instance, Bench.AnyPort), 0, Stopwatch.StartNew(), new Random(11));
        var next = Next();
        await taken.AllAsync(many, async () =>
        {
            if (began.Elapsed > next)
            {
                await served.DisposeAsync();
                kills++;
                served = await ServeProcess.StartAsync(bench.Program, fresh.Instance, Bench.AnyPort);
                next = began.Elapsed + Next();
            }
        });
        await served.DisposeAsync();
        return
        [
            new(string.Create(CultureInfo.InvariantCulture, $"letters to {many:N0} subscribers, a second"), -500, -pace, "", string.Create(CultureInfo.InvariantCulture, $"{size:N0} bytes each, signed; missing, other or twice: {wrongInPeace + taken.TwiceInPeace}")),
            new(
                "letters missing, other than before or under two names after the server was killed", 0, taken.Wrong(many), "letters", string.Create(
                    CultureInfo.InvariantCulture, $"{kills} kills in {began.Elapsed.TotalSeconds:0} s; {taken.Twice} came again, the same to the byte, {taken.Twice / (double)Math.Max(1, kills):0.0} a kill")),
        ];

        TimeSpan Next() => Between * (0.5 + random.NextDouble());
    }

    private static async Task FillAsync(IServiceProvider services, string samples, int port, int many)
    {
        await using var scope = services.CreateAsyncScope();
        await DemoOrganisation.FillAsync(scope.ServiceProvider, samples, CancellationToken.None);
        await WrittenTo.FillAsync(scope.ServiceProvider, port, many, CancellationToken.None);
    }

    private static async Task BeginAsync(IServiceProvider services, string headline)
    {
        await using var scope = services.CreateAsyncScope();
        var body = string.Join("\n\n", Enumerable.Repeat("The boiler in the north hall has been cold for eleven days, and nobody who could say why has come to look at it. The night shift keeps a list.", 25));
        await WrittenTo.BeginAsync(scope.ServiceProvider, headline, body, CancellationToken.None);
    }

    // What came, by whom it is to.
    private sealed class Taken
    {
        private readonly ConcurrentDictionary<string, (string Name, ulong Hash)> _letters = new(StringComparer.Ordinal);
        private int _wrong, _twice;
        private long _first, _last;

        public int Twice => _twice;

        public int TwiceInPeace { get; private set; }

        public int Size { get; private set; }

        public TimeSpan Lasted => Stopwatch.GetElapsedTime(_first, _last);

        public void Add(string from, string to, byte[] bytes)
        {
            _last = Stopwatch.GetTimestamp();
            _first = _first == 0 ? _last : _first;
            Size = bytes.Length;
            var hash = BitConverter.ToUInt64(SHA256.HashData(bytes));
            var letter = (NameIn(bytes), hash);
            if (_letters.TryAdd(to, letter))
            {
                return;
            }

            if (_letters[to] == letter)
            {
                Interlocked.Increment(ref _twice);
            }
            else
            {
                Interlocked.Increment(ref _wrong);
            }
        }

        public int Wrong(int many) => _wrong + Math.Abs(many - _letters.Count) + (_letters.Count - _letters.Values.Select(letter => letter.Name).Distinct(StringComparer.Ordinal).Count());

        public async Task AllAsync(int many, Func<Task> meanwhile)
        {
            while (_letters.Count < many)
            {
                await Task.Delay(50);
                await meanwhile();
            }

            // What is sent again comes after the last as well.
            await Task.Delay(2000);
        }

        public void Forget()
        {
            TwiceInPeace = _twice + _wrong;
            (_wrong, _twice, _first) = (0, 0, 0);
            _letters.Clear();
        }

        private static string NameIn(byte[] bytes)
        {
            var at = bytes.AsSpan().IndexOf("Message-ID: "u8);
            var rest = bytes.AsSpan(at);
            return System.Text.Encoding.ASCII.GetString(rest[..rest.IndexOf("\r\n"u8)]);
        }
    }
}
