namespace Handbill.Site.Contracts;

/// <summary>Takes a list of people in who want letters.</summary>
public interface ISubscriberImport
{
    /// <summary>
    /// Takes a list in: all that is whole in it, at once or not at all. Each address is asked by a letter whether it wants letters, and gets no other before it said so, unless the organisation says that it did elsewhere.
    /// An address that is there already stays as it is.
    /// </summary>
    /// <param name="order">The list, and how to take it.</param>
    /// <param name="cancellation">Ends it; then nothing was saved.</param>
    Task<SubscriberImportReport> RunAsync(SubscriberImportOrder order, CancellationToken cancellation);
}

/// <summary>A list and how to take it.</summary>
public sealed record SubscriberImportOrder
{
    /// <summary>The file's bytes: an address a line, or a table with a column of them.</summary>
    public required byte[] List { get; init; }

    /// <summary>True to save nothing.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>True where the organisation says that all of them agreed elsewhere: then nobody is asked, and the audit trail says so.</summary>
    public bool HasConsent { get; init; }

    /// <summary>True to take addresses as they stand that look like a slip of the finger.</summary>
    public bool TakesSlips { get; init; }

    /// <summary>BCP 47 tag of the letters of those of whom the list does not say; empty for the site's usual one.</summary>
    public string Language { get; init; } = "";
}

/// <summary>What came of a list; of a dry run, what would.</summary>
public sealed record SubscriberImportReport
{
    /// <summary>Why nothing was taken; null when the list was read.</summary>
    public string? Refused { get; init; }

    /// <summary>Rows that are not empty.</summary>
    public int Read { get; init; }

    /// <summary>Addresses that are new here; asked, or subscribed where there is consent.</summary>
    public int New { get; init; }

    /// <summary>Addresses that were here, or were asked within a day.</summary>
    public int Known { get; init; }

    /// <summary>Rows with an address of a row before.</summary>
    public int Twice { get; init; }

    /// <summary>What is wrong with which line, in its order; the first thousand.</summary>
    public IReadOnlyList<SubscriberImportFault> Faults { get; init; } = [];

    /// <summary>Lines with something wrong, all of them.</summary>
    public int Faulty { get; init; }
}

/// <summary>Something wrong with a line.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Words">What is wrong and what to do, in English.</param>
public sealed record SubscriberImportFault(int Line, string Words);
