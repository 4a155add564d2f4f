using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Changes;
using Npgsql;

namespace Handbill.Storage.Postgres;

/// <summary>
/// The feed of all processes on one database, by LISTEN and NOTIFY. What is told here is heard here at once, and elsewhere a moment later; who did it does not leave
/// the process. Notices that nobody heard while the connection was lost are made up for by one that says so.
/// </summary>
internal sealed class PostgresChangeFeed(string connection) : IChangeFeed, IAsyncDisposable
{
    private const string Name = "handbill";

    // PostgreSQL takes 8,000 bytes at once.
    private const int LongestNotice = 7000, MostUntold = 4096;

    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(50), AfterTrouble = TimeSpan.FromSeconds(2), FlushedWithin = TimeSpan.FromSeconds(2);

    private readonly LocalChangeFeed _here = new();
    private readonly string _process = Guid.NewGuid().ToString("N");
    private readonly string _connection = new NpgsqlConnectionStringBuilder(connection) { Pooling = false, KeepAlive = 15 }.ConnectionString;
    private readonly Channel<string> _untold = Channel.CreateBounded<string>(new BoundedChannelOptions(MostUntold) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private readonly CancellationTokenSource _ending = new();
    private readonly Lock _gate = new();
    private Task? _telling;
    private Task? _hearing;

    /// <inheritdoc/>
    public void Tell(AuditAct act)
    {
        _here.Tell(act);
        _untold.Writer.TryWrite(string.Create(CultureInfo.InvariantCulture, $"{act.Act} {act.Subject} {act.SubjectId:N}"));
        lock (_gate)
        {
            _telling ??= Task.Run(TellOthersAsync);
        }
    }

    /// <inheritdoc/>
    public ChangeListener Listen()
    {
        lock (_gate)
        {
            _hearing ??= Task.Run(HearOthersAsync);
        }

        return _here.Listen();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _untold.Writer.TryComplete();
        if (_telling is not null)
        {
            await Task.WhenAny(_telling, Task.Delay(FlushedWithin));
        }

        await _ending.CancelAsync();
        await Task.WhenAll(_telling ?? Task.CompletedTask, _hearing ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
    }

    private async Task TellOthersAsync()
    {
        // One connection, opened when there is something to tell; what cannot be told is dropped, and others see it when they look next.
        NpgsqlConnection? session = null;
        try
        {
            while (await _untold.Reader.WaitToReadAsync(_ending.Token))
            {
                var notice = new StringBuilder(_process);
                while (notice.Length < LongestNotice && _untold.Reader.TryRead(out var act))
                {
                    notice.Append('\n').Append(act);
                }

                session = await NotifyAsync(session, notice.ToString());
                if (!_untold.Reader.Completion.IsCompleted)
                {
                    await Task.Delay(Gathering, _ending.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The process ends.
        }
        finally
        {
            await CloseAsync(session);
        }
    }

    private async Task<NpgsqlConnection?> NotifyAsync(NpgsqlConnection? session, string notice)
    {
        try
        {
            if (session is null)
            {
                session = new NpgsqlConnection(_connection);
                await session.OpenAsync(_ending.Token);
            }

            await using var command = new NpgsqlCommand("SELECT pg_notify($1, $2)", session) { Parameters = { new() { Value = Name }, new() { Value = notice } } };
            await command.ExecuteNonQueryAsync(_ending.Token);
            return session;
        }
        catch (Exception problem) when (problem is NpgsqlException or System.Net.Sockets.SocketException or TimeoutException or InvalidOperationException)
        {
            await CloseAsync(session);
            await Task.Delay(AfterTrouble, _ending.Token);
            return null;
        }
    }

    private async Task HearOthersAsync()
    {
        var wasLost = false;
        while (!_ending.IsCancellationRequested)
        {
            NpgsqlConnection? session = null;
            try
            {
                session = new NpgsqlConnection(_connection);
                session.Notification += (_, notice) => Hear(notice.Payload);
                await session.OpenAsync(_ending.Token);
                await using (var command = new NpgsqlCommand($"LISTEN {Name}", session))
                {
                    await command.ExecuteNonQueryAsync(_ending.Token);
                }

                if (wasLost)
                {
                    _here.Tell(new AuditAct(null, IChangeFeed.Missed, "feed", Guid.Empty));
                }

                while (true)
                {
                    await session.WaitAsync(_ending.Token);
                }
            }
            catch (OperationCanceledException) when (_ending.IsCancellationRequested)
            {
                // The process ends.
            }
            catch (Exception problem) when (problem is NpgsqlException or System.Net.Sockets.SocketException or IOException or TimeoutException or InvalidOperationException or OperationCanceledException)
            {
                wasLost = true;
                await Task.Delay(AfterTrouble, _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            finally
            {
                await CloseAsync(session);
            }
        }
    }

    private void Hear(string notice)
    {
        var lines = notice.Split('\n');
        if (lines[0] == _process)
        {
            return;
        }

        foreach (var line in lines.Skip(1))
        {
            if (line.Split(' ') is [var act, var subject, var id] && Guid.TryParse(id, out var subjectId))
            {
                _here.Tell(new AuditAct(null, act, subject, subjectId));
            }
        }
    }

    private static async ValueTask CloseAsync(NpgsqlConnection? session)
    {
        try
        {
            if (session is not null)
            {
                await session.DisposeAsync();
            }
        }
        catch (Exception problem) when (problem is NpgsqlException or IOException or InvalidOperationException)
        {
            // It was lost already.
        }
    }
}
