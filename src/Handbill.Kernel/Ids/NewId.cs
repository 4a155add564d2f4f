namespace Handbill.Kernel.Ids;

/// <summary>Makes ids.</summary>
public static class NewId
{
    /// <summary>A new id, later than all made before by the same clock.</summary>
    /// <param name="clock">Where the time in it comes from.</param>
    public static TId Of<TId>(TimeProvider clock)
        where TId : struct, IId<TId> => TId.From(Guid.CreateVersion7(clock.GetUtcNow()));
}
