using System.Diagnostics;
using System.Runtime.InteropServices;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Changes;
using Microsoft.Data.Sqlite;

namespace Handbill.Storage.Sqlite;

/// <summary>
/// The feed of all processes on one file: a server, and commands beside it, such as an import. What is told here is heard here at once; what others did stands in the trail, which is
/// read whenever SQLite says that somebody wrote (https://sqlite.org/pragma.html#pragma_data_version). Who did it is not passed on.
/// </summary>
internal sealed class SqliteChangeFeed(string file) : IChangeFeed, IAsyncDisposable
{
    // More at once than anybody reads one by one.
    private const int MostAtOnce = 200;

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50), AfterTrouble = TimeSpan.FromSeconds(2), Remembered = TimeSpan.FromSeconds(10);

    private readonly LocalChangeFeed _here = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly Lock _gate = new();

    // What was told here and was not met in the trail yet: it may stand there before it is told or after, or never.
    private readonly List<(string Act, string Subject, Guid Id, long At)> _told = [];
    private Task? _hearing;

    /// <inheritdoc/>
    public void Tell(AuditAct act)
    {
        lock (_gate)
        {
            if (_hearing is not null)
            {
                _told.Add((act.Act, act.Subject, act.SubjectId, Stopwatch.GetTimestamp()));
            }
        }

        _here.Tell(act);
    }

    /// <inheritdoc/>
    public ChangeListener Listen()
    {
        var listener = _here.Listen();
        lock (_gate)
        {
            _hearing ??= Task.Run(HearOthersAsync);
        }

        return listener;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await (_hearing ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
    }

    private async Task HearOthersAsync()
    {
        long? last = null;
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString);
                await connection.OpenAsync(_ending.Token);
                using var version = new SqliteStatement(connection, "PRAGMA data_version");
                using var newest = new SqliteStatement(connection, """SELECT coalesce(max("Number"), 0) FROM kernel_audit_entry""");
                using var entries = new SqliteStatement(connection, """SELECT "Number", "Act", "Subject", "SubjectId" FROM kernel_audit_entry WHERE "Number" > ? ORDER BY "Number" LIMIT ?""");
                var seen = NumberOf(version);
                last ??= NumberOf(newest);
                while (true)
                {
                    await Task.Delay(Between, _ending.Token);
                    if (NumberOf(version) is var now && now != seen)
                    {
                        seen = now;
                        last = Hear(entries, newest, last.Value);
                    }
                }
            }
            catch (OperationCanceledException) when (_ending.IsCancellationRequested)
            {
                // The process ends.
            }
            catch (Exception problem) when (problem is SqliteException or IOException)
            {
                // What is done meanwhile is heard then: the trail has it.
                await Task.Delay(AfterTrouble, _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private long Hear(SqliteStatement entries, SqliteStatement newest, long last)
    {
        var others = new List<AuditAct>();
        var count = 0;
        entries.Ask(last, MostAtOnce);
        while (entries.Next())
        {
            (last, count) = (entries.Number(0), count + 1);
            var act = new AuditAct(null, entries.Text(1), entries.Text(2), Guid.Parse(entries.Text(3)));
            if (!IsOurs(act))
            {
                others.Add(act);
            }
        }

        entries.End();
        if (count == MostAtOnce)
        {
            others = [new AuditAct(null, IChangeFeed.Missed, "feed", Guid.Empty)];
            last = NumberOf(newest);
        }

        others.ForEach(_here.Tell);
        lock (_gate)
        {
            _told.RemoveAll(one => Stopwatch.GetElapsedTime(one.At) > Remembered);
        }

        return last;
    }

    private bool IsOurs(AuditAct act)
    {
        lock (_gate)
        {
            var told = CollectionsMarshal.AsSpan(_told);
            for (var at = 0; at < told.Length; at++)
            {
                if (told[at].Id == act.SubjectId && told[at].Act == act.Act && told[at].Subject == act.Subject)
                {
                    _told.RemoveAt(at);
                    return true;
                }
            }

            return false;
        }
    }

    private static long NumberOf(SqliteStatement statement)
    {
        statement.Ask();
        var number = statement.Next() ? statement.Number(0) : 0;
        statement.End();
        return number;
    }
}
