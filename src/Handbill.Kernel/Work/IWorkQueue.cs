namespace Handbill.Kernel.Work;

/// <summary>
/// Calls for work that goes on after the request that asked for it, in whichever process takes it. A call is no more than that: it may come twice, late, or be lost
/// with the process that held it. What is to be done, and what was, stands in rows.
/// </summary>
public interface IWorkQueue
{
    /// <summary>Calls for work; a call that cannot be made is logged and lost, and nothing is thrown.</summary>
    /// <param name="work">Name under which an <see cref="IQueuedWork"/> is registered as a keyed service.</param>
    /// <param name="subject">What it is about.</param>
    void Enqueue(string work, Guid subject);

    /// <summary>Has this process take work that is called for, from now on until it ends.</summary>
    void Join();
}

/// <summary>Work that is called for by a name, in a scope of its own. Doing it once more than needed must do no harm.</summary>
public interface IQueuedWork
{
    /// <summary>Does it, or a part of it.</summary>
    /// <param name="subject">What it is about.</param>
    /// <param name="cancellation">Ends it when the process ends.</param>
    Task DoAsync(Guid subject, CancellationToken cancellation);
}
