using System.Collections.Immutable;
using Handbill.Press.Contracts;

namespace Handbill.Press.Runs;

/// <summary>An issue that was opened: what it has, and how one edition of it is made. Asked from several threads at once.</summary>
internal interface IIssueWork
{
    /// <summary>Number of the issue; null when it could not be read.</summary>
    int? Number { get; }

    /// <summary>What is wrong with the issue as a whole. It may have editions nevertheless.</summary>
    ImmutableArray<IssueFault> Faults { get; }

    /// <summary>The editions, in the issue's order.</summary>
    ImmutableArray<string> Slugs { get; }

    /// <summary>Reads, fits and sets one edition.</summary>
    /// <param name="slug">One of <see cref="Slugs"/>.</param>
    /// <param name="products">What to make of it; the fit is always found.</param>
    /// <param name="cancellation">Ends it early.</param>
    MadeEdition Make(string slug, Products products, CancellationToken cancellation);
}
