using Handbill.Distribution.Rounds;

namespace Handbill.Distribution.Orders;

/// <summary>How many copies are proposed after what became of the last ones. Pure.</summary>
internal static class CopyProposal
{
    private const int Step = 10;

    /// <summary>
    /// Where some were left over: as many as were taken and one in twenty more, and never more than there were. Where none were left nobody knows how many were
    /// missed: one in ten more than there were. Rounded up to tens.
    /// </summary>
    public static int Of(KnownReturns returns)
    {
        var were = (long)returns.Taken + returns.Left;
        var wanted = returns.Left > 0 ? Math.Min(Up(returns.Taken + Share(returns.Taken, 20)), were) : Up(returns.Taken + Share(returns.Taken, 10));
        return (int)Math.Min(wanted, OrderForm.MostCopies);
    }

    private static long Share(long count, int of) => (count + of - 1) / of;

    private static long Up(long count) => (count + Step - 1) / Step * Step;
}
