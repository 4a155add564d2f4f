using Handbill.Kernel.Work;
using Hangfire;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Hangfire.States;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Handbill.Server.Work;

/// <summary>
/// Hangfire: in memory on one machine, in PostgreSQL for many. Nothing of it is opened before there is work: a server that only shows pages has no threads for it.
/// </summary>
internal sealed partial class WorkQueue : IWorkQueue, IHostedService, IDisposable
{
    private const string Schema = "hangfire";

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500), Invisible = TimeSpan.FromSeconds(30), EndsWithin = TimeSpan.FromSeconds(10), AfterTrouble = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Lazy<JobStorage> _storage;
    private readonly WorkActivator _activator;
    private readonly WorkHands _hands;
    private readonly ILogger<WorkQueue> _log;
    private readonly CancellationTokenSource _ending = new();
    private BackgroundJobServer? _server;
    private bool _hasJoined;
    private bool _isHost;

    public WorkQueue(Instance instance, WorkActivator activator, WorkHands hands, ILogger<WorkQueue> log)
    {
        _activator = activator;
        _hands = hands;
        _log = log;

        // Tried anew after a failure: the database may be away when the first work is called for.
        _storage = new Lazy<JobStorage>(() => Open(instance), LazyThreadSafetyMode.PublicationOnly);
    }

    public void Enqueue(string work, Guid subject)
    {
        try
        {
            new BackgroundJobClient(_storage.Value).Create(Job.FromExpression<WorkJob>(job => job.RunAsync(work, subject, CancellationToken.None)), new EnqueuedState());
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // What must be done stands in rows by now, and who watches them calls again: it has not failed for who asked for it.
            SayLost(problem, work);
        }

        Join();
    }

    public void Join()
    {
        lock (_gate)
        {
            if (_hasJoined || !_isHost)
            {
                return;
            }

            _hasJoined = true;
        }

        _ = Task.Run(JoinAsync);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _isHost = true;
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _ending.CancelAsync();
        BackgroundJobServer? server;
        lock (_gate)
        {
            server = _server;
        }

        if (server is not null)
        {
            server.SendStop();
            await server.WaitForShutdownAsync(cancellationToken);
        }
    }

    public void Dispose()
    {
        _server?.Dispose();
        _ending.Dispose();
    }

    private static JobStorage Open(Instance instance)
    {
        if (instance.Database is not { } database)
        {
            return new InMemoryStorage();
        }

        // A call whose worker died comes to another one soon; rows see to it that nothing is made twice.
        var options = new PostgreSqlStorageOptions
        {
            SchemaName = Schema, QueuePollInterval = Poll, InvisibilityTimeout = Invisible, UseSlidingInvisibilityTimeout = true, PrepareSchemaIfNecessary = true,
        };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(database, options), options);
    }

    private async Task JoinAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                var server = new BackgroundJobServer(
                    new BackgroundJobServerOptions { Activator = _activator, WorkerCount = _hands.Most, StopTimeout = EndsWithin, ShutdownTimeout = EndsWithin }, _storage.Value);
                lock (_gate)
                {
                    _server = server;
                }

                return;
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                SayFailed(problem);
                await Task.Delay(AfterTrouble, _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody could be called for {Work}; what stands in rows is called for again.")]
    private partial void SayLost(Exception problem, string work);

    [LoggerMessage(Level = LogLevel.Error, Message = "Workers could not be started; the next try is in two seconds.")]
    private partial void SayFailed(Exception problem);
}
