namespace Handbill.Kernel.Work;

/// <summary>How much work one process has in hand at a time.</summary>
public static class WorkHands
{
    /// <summary>
    /// Two more than there are processors: while some wait for the database, the others keep the processors busy. Of four processes held to a quarter of a
    /// processor each, with as many hands as processors a quarter of that was idle.
    /// </summary>
    public static int Most { get; } = Environment.ProcessorCount + 2;
}
