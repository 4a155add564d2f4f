namespace Handbill.Kernel.Search;

/// <summary>A text that can be found by its words.</summary>
/// <param name="Id">Of what it is the text.</param>
/// <param name="Title">What it is called; a word here counts for more.</param>
/// <param name="Body">The rest.</param>
/// <param name="Marks">
/// Whose it is and of what kind, as short codes of small ASCII letters and digits, such as `g` and a group's id: a search that is
/// narrowed to some marks reads nothing else. What may be seen is still asked at the rows.
/// </param>
public sealed record IndexedText(Guid Id, string Title, string Body, IReadOnlyList<string> Marks);

/// <summary>A row whose text is found by its words: the index is written with the row, in the same transaction.</summary>
public interface IIndexed
{
    /// <summary>The text as it is now.</summary>
    IndexedText ToIndexed();
}
