using System.Collections.Immutable;
using Handbill.Pdf.Document;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Issues;

/// <summary>
/// An issue folder, opened. What all editions share has been read; the editions are only listed, and each is read when it is
/// loaded, so that an issue of ten thousand takes no more memory than one of ten. Safe to use from several threads.
/// </summary>
internal sealed class Issue
{
    private readonly EditionReader _reader;

    internal Issue(IIssueFiles files, IssuePictures pictures, EditionReader reader)
    {
        Files = files;
        Pictures = pictures.Store;
        _reader = reader;
    }

    /// <summary>The files it is made of.</summary>
    public IIssueFiles Files { get; }

    public required IssueSettings Settings { get; init; }

    public required HouseStyle Style { get; init; }

    public IssueKind Kind => Settings.Kind;

    public Furniture Furniture => Settings.Furniture;

    public Sheet Sheet => Settings.Sheet;

    /// <summary>BCP 47 tag of the editions that name no other.</summary>
    public string Language => Settings.Language;

    /// <summary>All editions, by slug in ordinal order.</summary>
    public required ImmutableArray<EditionEntry> Editions { get; init; }

    /// <summary>What editions share, by BCP 47 tag.</summary>
    public required ImmutableSortedDictionary<string, CommonCopy> Common { get; init; }

    /// <summary>Faults of the folder as a whole and of what editions share, in the order of their places.</summary>
    public required ImmutableArray<Fault> Faults { get; init; }

    /// <summary>True when faults in the settings or the house style keep every edition from being made.</summary>
    public required bool IsSpoiled { get; init; }

    /// <summary>Pixels of the pictures that the editions loaded so far name.</summary>
    public IPictures Pictures { get; }

    /// <summary>
    /// Words of a language with hyphens where they may be divided, from the folder's lists: those of exactly this language,
    /// else of its language without region.
    /// </summary>
    public ImmutableArray<string> DivisionsOf(string language) => _reader.CommonFor(language)?.Divisions ?? [];

    /// <summary>Reads an edition from its file.</summary>
    public EditionReading Load(EditionEntry entry) => _reader.Read(entry, text: null);

    /// <summary>Reads an edition from text that is not yet in its file.</summary>
    /// <param name="entry">Which edition.</param>
    /// <param name="text">What its file is to contain.</param>
    public EditionReading Load(EditionEntry entry, string text) => _reader.Read(entry, text);
}
