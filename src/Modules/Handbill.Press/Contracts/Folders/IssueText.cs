using System.Collections.Immutable;
using Handbill.Press.Folders;

namespace Handbill.Press.Contracts;

/// <summary>
/// What an issue folder says, taken apart as desks keep it: texts as they were written, without the marks around them. Writing it and
/// reading it back gives the same again.
/// </summary>
public sealed record IssueText
{
    /// <summary>What `issue.yaml` says.</summary>
    public required IssueHead Head { get; init; }

    /// <summary>The common piece, one a language; the issue's own language first, the others by tag.</summary>
    public ImmutableArray<EditorialText> Editorials { get; init; } = [];

    /// <summary>The editions of a newsletter, by slug in ordinal order.</summary>
    public ImmutableArray<EditionText> Editions { get; init; } = [];

    /// <summary>The articles of a newspaper, by file name in ordinal order.</summary>
    public ImmutableArray<ArticleText> Articles { get; init; } = [];

    /// <summary>Pictures, by path in ordinal order.</summary>
    public ImmutableArray<FolderPicture> Pictures { get; init; } = [];

    /// <summary>The variants that the issue is made in, in their order: what each has otherwise. Empty for one text.</summary>
    public ImmutableArray<VariantText> Variants { get; init; } = [];

    /// <summary>Further text files by path: standing notices, words' divisions, a house style, whatever else the folder has.</summary>
    public ImmutableSortedDictionary<string, string> Others { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Takes files apart.</summary>
    /// <param name="files">The files.</param>
    /// <param name="faults">Gets all that is wrong, with what the press itself would refuse.</param>
    /// <returns>Null when there is any fault: nothing is to be taken in by halves.</returns>
    public static IssueText? Read(IssueFiles files, ICollection<IssueFault> faults) => FolderText.Read(files, faults);

    /// <summary>Puts it into files again.</summary>
    public IssueFiles Write() => FolderText.Write(this);
}

/// <summary>What stands on every sheet of an issue.</summary>
public sealed record IssueHead
{
    /// <summary>The name over the front.</summary>
    public required string Publication { get; init; }

    /// <summary>The line under it; empty for none.</summary>
    public string Motto { get; init; } = "";

    /// <summary>Number of the issue, 1 or more.</summary>
    public required int Number { get; init; }

    /// <summary>Date on the sheet.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>BCP 47 tag of what names no other.</summary>
    public required string Language { get; init; }

    /// <summary>As in `issue.yaml`: `A4`, `Letter` …</summary>
    public required string Sheet { get; init; }

    /// <summary>Who prints and publishes, beside what <see cref="ImprintRules"/> give.</summary>
    public ImprintText Imprint { get; init; } = ImprintText.None;

    /// <summary>Imprint rules of the folder and what is filled in for them, as YAML; empty for none.</summary>
    public string ImprintRules { get; init; } = "";

    /// <summary>Address where readers write in; empty for none.</summary>
    public string Submit { get; init; } = "";

    /// <summary>Name or file of a house style; empty for the usual one.</summary>
    public string Style { get; init; } = "";

    /// <summary>Names of inks; empty for black.</summary>
    public ImmutableArray<string> Inks { get; init; } = [];

    /// <summary>Names of the variants that the issue is made in; empty for one text.</summary>
    public ImmutableArray<string> Variants { get; init; } = [];

    /// <summary>True when the issue is a newspaper, false for a newsletter.</summary>
    public bool IsPaper { get; init; }
}

/// <summary>All that an issue says in one variant.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Editorials">The common piece, as in <see cref="IssueText.Editorials"/>.</param>
/// <param name="Editions">The editions, as in <see cref="IssueText.Editions"/>.</param>
public sealed record VariantText(IssueVariant Variant, ImmutableArray<EditorialText> Editorials, ImmutableArray<EditionText> Editions);

/// <summary>The common piece in one language.</summary>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Title">Headline, plain text.</param>
/// <param name="Kicker">A word or two over the title; empty for none.</param>
/// <param name="Byline">Who wrote it; empty when that is not said.</param>
/// <param name="Body">Markdown.</param>
public sealed record EditorialText(string Language, string Title, string Kicker, string Byline, string Body);

/// <summary>A workplace's sheet.</summary>
public sealed record EditionText
{
    /// <summary>Names its files.</summary>
    public required string Slug { get; init; }

    /// <summary>The workplace as printed.</summary>
    public required string Workplace { get; init; }

    /// <summary>How many are wanted.</summary>
    public required int Copies { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>Where readers write in, where it is not the issue's; empty for that.</summary>
    public string Submit { get; init; } = "";

    /// <summary>The items that are printed, in their order.</summary>
    public ImmutableArray<ItemText> Items { get; init; } = [];

    /// <summary>Items that are kept for another issue: they travel in the folder `held`, which the press does not read.</summary>
    public ImmutableArray<ItemText> Held { get; init; } = [];
}

/// <summary>An item of a workplace.</summary>
/// <param name="Headline">Markdown on one line.</param>
/// <param name="Body">Markdown.</param>
/// <param name="MayBeHeld">May be kept for the next issue when this one is full.</param>
public sealed record ItemText(string Headline, string Body, bool MayBeHeld)
{
    /// <summary>A word or two over the headline; empty for none.</summary>
    public string Kicker { get; init; } = "";

    /// <summary>Who wrote it; empty when that is not said.</summary>
    public string Byline { get; init; } = "";

    /// <summary>Line of the headline in the file it was read from; 0 when it was not read from one.</summary>
    public int Line { get; init; }
}

/// <summary>An article of a newspaper.</summary>
/// <param name="Name">Its file's name, such as `lead.md`.</param>
/// <param name="Title">Headline, plain text.</param>
/// <param name="Kicker">A word or two over the title; empty for none.</param>
/// <param name="Byline">Who wrote it; empty when that is not said.</param>
/// <param name="Body">Markdown.</param>
public sealed record ArticleText(string Name, string Title, string Kicker, string Byline, string Body)
{
    /// <summary>Place among the articles; null for after those that have one.</summary>
    public int? Order { get; init; }

    /// <summary>Page that it must stand on; null for where it fits.</summary>
    public int? Page { get; init; }

    /// <summary>Columns that it runs over; null for all of the page's.</summary>
    public int? Columns { get; init; }
}

/// <summary>A picture of an issue.</summary>
/// <param name="Path">Path in the folder, such as `images/gate.jpg`.</param>
/// <param name="Bytes">The file, byte for byte.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
public sealed record FolderPicture(string Path, ReadOnlyMemory<byte> Bytes, int Width, int Height);
