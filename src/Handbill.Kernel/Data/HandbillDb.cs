using System.Diagnostics;
using System.Reflection;
using System.Text;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Ids;
using Handbill.Kernel.Measures;
using Handbill.Kernel.Modules;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Kernel.Data;

/// <summary>
/// The one database context, put together from what the modules describe. What is told to <see cref="Record"/> is chained to the
/// audit trail in the same transaction as the change itself: either both are there or neither.
/// </summary>
public sealed class HandbillDb : DbContext
{
    private readonly IReadOnlyList<IModule> _modules;
    private readonly IStore _store;
    private readonly TimeProvider _clock;
    private readonly List<AuditAct> _acts = [];

    /// <summary>Made by dependency injection, a context a request.</summary>
    public HandbillDb(DbContextOptions<HandbillDb> options, IEnumerable<IModule> modules, IStore store, TimeProvider clock)
        : base(options)
    {
        _modules = [.. modules];
        _store = store;
        _clock = clock;
    }

    /// <summary>The store that this context is on.</summary>
    public IStore Store => _store;

    /// <summary>Notes an act for the audit trail, to be written with the next save.</summary>
    public void Record(AuditAct act) => _acts.Add(act);

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Saving is asynchronous: call SaveChangesAsync.");

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var (began, acts, saved) = (Stopwatch.GetTimestamp(), _acts.Count, false);
        try
        {
            var rows = await SaveAsync(acceptAllChangesOnSuccess, cancellationToken);
            saved = true;
            Measure.Recorded(acts);
            return rows;
        }
        finally
        {
            Measure.Saved(_store.Name, saved, Stopwatch.GetElapsedTime(began));
        }
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        Name("kernel", () => AuditEntry.Shape(modelBuilder.Entity<AuditEntry>()));
        foreach (var module in _modules)
        {
            Name(module.Name, () => module.Shape(modelBuilder));
        }

        void Name(string prefix, Action shape)
        {
            shape();
            foreach (var type in modelBuilder.Model.GetEntityTypes().Where(type => known.Add(type.Name) && !type.IsOwned()))
            {
                type.SetTableName($"{prefix}_{Snake(type.ClrType.Name)}");
            }
        }
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        foreach (var id in _modules.Select(module => module.GetType().Assembly).Append(typeof(HandbillDb).Assembly).Distinct().SelectMany(IdsOf))
        {
            configurationBuilder.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        }
    }

    private async Task<int> SaveAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        if (_acts.Count == 0)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        await _store.LockAsync(this, StoreGate.Audit, cancellationToken);
        var trail = Set<AuditEntry>();
        var head = await trail.AsNoTracking().OrderByDescending(entry => entry.Number).FirstOrDefaultAsync(cancellationToken);
        var added = new List<AuditEntry>(_acts.Count);
        foreach (var act in _acts)
        {
            head = AuditChain.Next(head, act, _clock.GetUtcNow());
            added.Add(head);
        }

        trail.AddRange(added);
        try
        {
            var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            if (own is not null)
            {
                await own.CommitAsync(cancellationToken);
            }

            _acts.Clear();
            return rows;
        }
        catch
        {
            // The acts are kept: who mends what was refused and saves again records them with their numbers of then.
            added.ForEach(entry => Entry(entry).State = EntityState.Detached);
            throw;
        }
    }

    private static IEnumerable<Type> IdsOf(Assembly assembly) => assembly.GetTypes().Where(type => type.IsValueType
        && type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IId<>)));

    private static string Snake(string name)
    {
        var snake = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && snake.Length > 0)
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(letter));
        }

        return snake.ToString();
    }
}
