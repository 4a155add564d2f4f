using Handbill.Kernel.Audit;
using Handbill.Kernel.Changes;
using Handbill.Kernel.Search;
using Handbill.Kernel.Search.Archive;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Handbill.Kernel.Data;

/// <summary>What differs between the databases that Handbill runs on.</summary>
public interface IStore
{
    /// <summary>Name for people and logs: `SQLite`, `PostgreSQL`.</summary>
    string Name { get; }

    /// <summary>Finds texts by their words.</summary>
    ITextIndex Texts { get; }

    /// <summary>Finds what was published by its words.</summary>
    IArchiveIndex Archive { get; }

    /// <summary>Points a context at the database.</summary>
    void Configure(DbContextOptionsBuilder options);

    /// <summary>The model of all modules' tables as it was made when the program was: making it anew at each start takes most of it.</summary>
    IModel Model { get; }

    /// <summary>Sees that the database answers and is one that can be used.</summary>
    /// <param name="mustHoldInstance">True when an empty one will not do.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="StoreException">It cannot be used; the message says why and what to do.</exception>
    Task OpenAsync(bool mustHoldInstance, CancellationToken cancellation);

    /// <summary>
    /// Within the current transaction, makes others that ask for the same lock wait until it ends.
    /// </summary>
    /// <param name="db">A context with an open transaction.</param>
    /// <param name="gate">What is to be done by one at a time.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task LockAsync(HandbillDb db, StoreGate gate, CancellationToken cancellation);

    /// <summary>Waits for <see cref="StoreGate.Audit"/> as <see cref="LockAsync"/> does, and finds where the trail ends then.</summary>
    /// <param name="db">A context with an open transaction.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<AuditHead> LockTrailAsync(HandbillDb db, CancellationToken cancellation);

    /// <summary>
    /// Holds a gate without a transaction, for long work that one server process does for all: it is let go by disposing of what is given, and
    /// by the end of the process, however it ends. Nobody who writes waits for it.
    /// </summary>
    /// <param name="gate">What is to be done by one at a time.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <returns>Null when somebody else holds it.</returns>
    Task<IAsyncDisposable?> TryHoldAsync(StoreGate gate, CancellationToken cancellation);

    /// <summary>Opens the feed of changes of this process, and of all others that are on the same database.</summary>
    IChangeFeed OpenFeed();

    /// <summary>Writes the whole database, as it is at one moment, into a new file.</summary>
    /// <param name="file">The file, which must not exist.</param>
    /// <param name="cancellation">Ends it; no file is left then.</param>
    Task CopyToAsync(string file, CancellationToken cancellation);

    /// <summary>Makes a database of what <see cref="CopyToAsync"/> wrote.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="StoreException">There is a database with something in it already, or the file is not of this store.</exception>
    Task RestoreAsync(string file, CancellationToken cancellation);

    /// <summary>Within the current transaction, has questions answered for tables that have grown a hundredfold since they were last asked: as an import's do.</summary>
    Task ExpectGrowthAsync(HandbillDb db, CancellationToken cancellation);

    /// <summary>Writes rows as <see cref="HandbillDb.PutNewAsync"/> says.</summary>
    Task PutNewAsync(HandbillDb db, NewRows rows, CancellationToken cancellation);

    /// <summary>True when an exception says that a value that must be the only one of its kind is there already.</summary>
    bool IsDuplicate(DbUpdateException problem);

    /// <summary>Whether it is the database's own state that made something fail, which may be another in a minute.</summary>
    /// <param name="problem">What was thrown, by this store's driver or around it.</param>
    StoreTrouble TroubleOf(Exception problem);
}

/// <summary>What can be wrong with a database that was well when the server started.</summary>
public enum StoreTrouble
{
    /// <summary>Nothing that the database said.</summary>
    None,

    /// <summary>It does not answer, or ended the connection.</summary>
    Away,

    /// <summary>There is no room left for what is to be saved.</summary>
    Full,

    /// <summary>Others were writing for so long that this writer gave up.</summary>
    Busy,
}

/// <summary>What is done by one at a time.</summary>
public enum StoreGate
{
    /// <summary>Adding to the audit trail.</summary>
    Audit = 1,

    /// <summary>Changing the schema.</summary>
    Schema = 2,

    /// <summary>Opening issues that are due.</summary>
    Calendar = 3,

    /// <summary>Setting sheets to know how they fit.</summary>
    Fits = 4,

    /// <summary>Handing letters to the mail server.</summary>
    Post = 5,

    /// <summary>Sending articles to subscribers.</summary>
    Mailings = 6,

    /// <summary>Telling the hub of feeds.</summary>
    Hub = 7,

    /// <summary>Holding the archive's index against the rows.</summary>
    Archive = 8,
}
