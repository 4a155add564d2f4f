using System.Diagnostics;
using System.Reflection;
using System.Text;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Changes;
using Handbill.Kernel.Ids;
using Handbill.Kernel.Measures;
using Handbill.Kernel.Modules;
using Handbill.Kernel.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Handbill.Kernel.Data;

/// <summary>
/// The one database context, put together from what the modules describe. What is told to <see cref="Record"/> is chained to the
/// audit trail in the same transaction as the change itself, and so is the text of rows that are found by their words put into the
/// index: either all are there or none.
/// </summary>
public sealed class HandbillDb : DbContext
{
    private readonly IReadOnlyList<IModule> _modules;
    private readonly IStore _store;
    private readonly TimeProvider _clock;
    private readonly IChangeFeed? _feed;
    private readonly List<AuditAct> _acts = [];
    private readonly List<AuditAct> _untold = [];
    private (Guid Transaction, StoreGate Gate)? _held;
    private AuditHead _head;

    /// <summary>Made by dependency injection, a context a request.</summary>
    public HandbillDb(DbContextOptions<HandbillDb> options, IEnumerable<IModule> modules, IStore store, TimeProvider clock, IChangeFeed? feed = null)
        : base(options)
    {
        _feed = feed;
        _modules = [.. modules];
        _store = store;
        _clock = clock;

        // What a save cannot do ends the whole transaction: there is nothing to go back to within it.
        Database.AutoSavepointsEnabled = false;
    }

    /// <summary>The store that this context is on.</summary>
    public IStore Store => _store;

    /// <summary>Waits for a gate and holds it until the transaction that was begun ends.</summary>
    public async Task LockAsync(StoreGate gate, CancellationToken cancellation)
    {
        var transaction = Database.CurrentTransaction ?? throw new InvalidOperationException("A lock needs a transaction.");
        var held = (transaction.TransactionId, gate);
        if (_held == held)
        {
            return;
        }

        // Nobody else adds to the trail as long as its gate is held: its end is asked for once.
        if (gate == StoreGate.Audit)
        {
            _head = await _store.LockTrailAsync(this, cancellation);
        }
        else
        {
            await _store.LockAsync(this, gate, cancellation);
        }

        _held = held;
    }

    /// <summary>Begins a transaction that no other act is beside: what is read from here on is the newest, and nothing that was read before counts.</summary>
    /// <returns>What <see cref="SaveActAsync"/> ends; given up when it is disposed of before.</returns>
    public async Task<IDbContextTransaction> BeginActAsync(CancellationToken cancellation)
    {
        var act = await Database.BeginTransactionAsync(cancellation);
        await LockAsync(StoreGate.Audit, cancellation);
        ChangeTracker.Clear();
        return act;
    }

    /// <summary>Saves what an act changed and ends it.</summary>
    public async Task SaveActAsync(IDbContextTransaction act, CancellationToken cancellation)
    {
        await SaveChangesAsync(cancellation);
        await act.CommitAsync(cancellation);
    }

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

    /// <summary>
    /// Writes rows that are new and that nobody asks this context for, past what looks after single rows: no guard sees them, and no index of texts. For the thousands of an import,
    /// where looking after each takes several times as long as the table does.
    /// </summary>
    /// <typeparam name="T">What they are: an entity that is a row of one table, and is in no index.</typeparam>
    /// <param name="rows">The rows, any number.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="System.Data.Common.DbException">One is there already, or breaks a rule of the table; the transaction is lost then.</exception>
    public Task PutNewAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancellation)
        where T : class =>
        Database.CurrentTransaction is null ? throw new InvalidOperationException("There is no transaction in which all of them are written or none.")
        : typeof(IIndexed).IsAssignableFrom(typeof(T)) ? throw new ArgumentException($"{typeof(T).Name} is in an index.", nameof(rows))
        : rows.Count == 0 ? Task.CompletedTask
        : _store.PutNewAsync(this, NewRows.Of(Model, rows), cancellation);

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
        foreach (var module in _modules)
        {
            await module.GuardAsync(this, cancellationToken);
        }

        var texts = ChangedTexts();
        if (_acts.Count == 0 && texts.Count == 0)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var added = await ChainAsync(cancellationToken);
        try
        {
            var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            await IndexAsync(texts, cancellationToken);
            _untold.AddRange(_acts);
            if (own is not null)
            {
                await own.CommitAsync(cancellationToken);
            }

            _head = added.Count == 0 ? _head : new AuditHead(added[^1].Number, added[^1].Hash);
            _acts.Clear();
            return rows;
        }
        catch
        {
            _untold.Clear();

            // The acts are kept: who mends what was refused and saves again records them with their numbers of then.
            added.ForEach(entry => Entry(entry).State = EntityState.Detached);
            throw;
        }
    }

    private async Task<List<AuditEntry>> ChainAsync(CancellationToken cancellation)
    {
        var added = new List<AuditEntry>(_acts.Count);
        if (_acts.Count == 0)
        {
            return added;
        }

        await LockAsync(StoreGate.Audit, cancellation);
        var head = _head;
        foreach (var act in _acts)
        {
            var entry = AuditChain.Next(head, act, _clock.GetUtcNow());
            head = new AuditHead(entry.Number, entry.Hash);
            added.Add(entry);
        }

        Set<AuditEntry>().AddRange(added);
        return added;
    }

    // Before the save: afterwards nothing says any more what changed.
    private List<(IIndexed Row, bool IsGone)> ChangedTexts() =>
        [.. ChangeTracker.Entries<IIndexed>()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(entry => (entry.Entity, entry.State == EntityState.Deleted))];

    private async Task IndexAsync(List<(IIndexed Row, bool IsGone)> texts, CancellationToken cancellation)
    {
        foreach (var (row, isGone) in texts)
        {
            var text = row.ToIndexed();
            await (isGone ? _store.Texts.RemoveAsync(this, text.Id, cancellation) : _store.Texts.PutAsync(this, text, cancellation));
        }
    }

    /// <inheritdoc/>
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        base.OnConfiguring(optionsBuilder);
        optionsBuilder.AddInterceptors(ToldWhenCommitted.Only);
    }

    /// <summary>Tells what was saved to whoever listens, now that it is there for others to read.</summary>
    internal void Tell()
    {
        foreach (var act in _untold)
        {
            _feed?.Tell(act);
        }

        _untold.Clear();
    }

    /// <summary>Forgets what was saved and is taken back.</summary>
    internal void Forget() => _untold.Clear();

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
