using Handbill.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Handbill.Server;

/// <summary>
/// Whether this server can work: the database answers and has our schema, the disk takes a file. Asked at most once a second, however many ask.
/// </summary>
internal sealed class Readiness(IServiceScopeFactory scopes, Instance instance, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _one = new(1);
    private long _asked;
    private string? _answer;

    /// <summary>Null when it can; else what is in the way, a word for programs.</summary>
    public async Task<string?> FindObstacleAsync(CancellationToken cancellation)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return "stopping";
        }

        await _one.WaitAsync(cancellation);
        try
        {
            if (_asked == 0 || clock.GetElapsedTime(_asked) > Lasts)
            {
                _answer = await AskAsync();
                _asked = clock.GetTimestamp();
            }

            return _answer;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<string?> AskAsync()
    {
        try
        {
            DataFolder.Touch(instance.Data);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return "disk";
        }

        using var patience = new CancellationTokenSource(Patience, clock);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HandbillDb>();
        try
        {
            return await Schema.IsCurrentAsync(db, patience.Token) ? null : "schema";
        }
        catch (Exception problem) when (problem is OperationCanceledException || db.Store.TroubleOf(problem) != StoreTrouble.None || problem is System.Data.Common.DbException)
        {
            return "database";
        }
    }
}
