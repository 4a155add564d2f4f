using System.Collections.Immutable;

namespace Handbill.Press.Contracts;

/// <summary>Told how a run goes on: one call at a time, editions in the issue's order, from any thread.</summary>
public interface IPressObserver
{
    /// <summary>The issue was read, and so many editions will be made.</summary>
    void Begin(int editions);

    /// <summary>An edition was made and its files are in place.</summary>
    void Made(EditionResult edition);

    /// <summary>An edition cannot be made.</summary>
    void Refused(string slug, ImmutableArray<IssueFault> faults);
}
