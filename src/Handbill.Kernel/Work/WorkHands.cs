namespace Handbill.Kernel.Work;

/// <summary>How much work one process has in hand at a time.</summary>
/// <param name="Most">1 or more.</param>
public sealed record WorkHands(int Most)
{
    /// <summary>As many as there are processors, where the database is in the process and one writes at a time: more would only hold more in memory.</summary>
    public static WorkHands Alone { get; } = new(Environment.ProcessorCount);

    /// <summary>Two more, where the database is elsewhere: while some wait for it, the others keep the processors busy. Of four processes held to a quarter of a processor each, a quarter of that was idle otherwise.</summary>
    public static WorkHands Shared { get; } = new(Environment.ProcessorCount + 2);
}
