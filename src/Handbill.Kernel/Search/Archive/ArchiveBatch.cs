using Handbill.Kernel.Search.Archive.Words;

namespace Handbill.Kernel.Search.Archive;

/// <summary>Words that whoever puts many batches in has put in already.</summary>
public sealed class ArchiveWords
{
    internal HashSet<KnownWord> Met { get; } = [];
}

/// <summary>Texts made ready for the index, which asks no table and can be done beside other work: it takes a third of the time of putting them in.</summary>
public sealed class ArchiveBatch
{
    private ArchiveBatch(IReadOnlyList<ArchiveEntry> entries, IReadOnlyList<KnownWord> words)
    {
        Entries = entries;
        Words = words;
    }

    internal IReadOnlyList<ArchiveEntry> Entries { get; }

    /// <summary>Their words with their forms, each once, in ordinal order: two who put in at once do not wait for each other in a circle.</summary>
    internal IReadOnlyList<KnownWord> Words { get; }

    /// <summary>Makes them ready. Of texts with the same id the last counts.</summary>
    public static ArchiveBatch Of(IReadOnlyCollection<ArchiveText> texts)
    {
        var forms = new Dictionary<string, WordForms>(StringComparer.Ordinal);
        var entries = new List<ArchiveEntry>(texts.Count);
        foreach (var text in texts.Reverse().DistinctBy(text => text.Id).Reverse())
        {
            if (!forms.TryGetValue(text.Language, out var ofLanguage))
            {
                forms.Add(text.Language, ofLanguage = WordForms.Of(text.Language));
            }

            entries.Add(ArchiveEntry.Of(text, ofLanguage));
        }

        var words = forms.Values.SelectMany(one => one.Met).Distinct().OrderBy(known => known.Word, StringComparer.Ordinal).ThenBy(known => known.Form, StringComparer.Ordinal);
        return new ArchiveBatch(entries, [.. words]);
    }

    /// <summary>Those of some ids.</summary>
    public ArchiveBatch Only(IReadOnlySet<Guid> ids) => new([.. Entries.Where(entry => ids.Contains(entry.Id))], Words);

    /// <summary>The same after other batches, whose words are known: most words of a text stand in others before it.</summary>
    /// <param name="known">Words of batches that are in, and for good.</param>
    public ArchiveBatch After(ArchiveWords known) => new(Entries, [.. Words.Where(word => !known.Met.Contains(word))]);

    /// <summary>Tells that the batch is in, and for good.</summary>
    public void AddTo(ArchiveWords known)
    {
        // Of a batch without texts nothing is put in.
        if (Entries.Count > 0)
        {
            known.Met.UnionWith(Words);
        }
    }
}
