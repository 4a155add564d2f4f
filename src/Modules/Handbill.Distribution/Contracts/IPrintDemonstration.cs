namespace Handbill.Distribution.Contracts;

/// <summary>Gives a demonstration something to print on.</summary>
public interface IPrintDemonstration
{
    /// <summary>Adds a duplicator and a print shop with what they ask for. Saved with the caller's own rows, or by itself.</summary>
    /// <param name="cancellation">Ends it; nothing is added then.</param>
    Task StageAsync(CancellationToken cancellation);
}
