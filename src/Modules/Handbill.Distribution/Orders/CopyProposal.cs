using Handbill.Distribution.Rounds;

namespace Handbill.Distribution.Orders;

/// <summary>How many copies are proposed after what became of the last ones. Pure.</summary>
internal static class CopyProposal
{
    private const int Step = 10;

    /// <summary>
    /// Where some were left over: as many as were taken and one in twenty more, and never more than there were. Where none were left nobody knows how many were
    /// missed: one in ten more than there were. Rounded up to tens. Copies nobody reported on count as if as many of them were taken, and left, as of the others.
    /// </summary>
    public static int Of(KnownReturns returns)
    {
        var (taken, were) = (OfAll(returns.Taken, returns), OfAll((long)returns.Taken + returns.Left, returns));
        var wanted = returns.Left > 0 ? Math.Min(Up(taken + Share(taken, 20)), were) : Up(taken + Share(taken, 10));
        return (int)Math.Min(wanted, OrderForm.MostCopies);
    }

    // A number of the copies that were reported on, as it would be of all that went out. Of no copies nothing can be told of others.
    private static long OfAll(long count, KnownReturns returns) => returns.Reported > 0 ? ((count * returns.Brought) + returns.Reported - 1) / returns.Reported : count;

    private static long Share(long count, int of) => (count + of - 1) / of;

    private static long Up(long count) => (count + Step - 1) / Step * Step;
}
