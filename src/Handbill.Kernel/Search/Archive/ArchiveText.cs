namespace Handbill.Kernel.Search.Archive;

/// <summary>A published text that can be found by its words.</summary>
/// <param name="Id">Of what it is the text.</param>
/// <param name="Title">What it is called; a word here counts for most.</param>
/// <param name="Standfirst">What stands under the title; a word here counts twice. May be empty.</param>
/// <param name="Body">The rest, plain or as Markdown: signs are no words. What is beyond some fifty thousand words of one text is not found.</param>
/// <param name="Language">BCP 47, such as `es` or `pt-BR`: whose stems its words have. Words of a language without stems are found as they are.</param>
/// <param name="Published">When; to the minute it is its place among the newest, whenever it is put in.</param>
/// <param name="Marks">
/// What it can be narrowed to, as short codes of small ASCII letters and digits: `y2019`, `len`, `s` and a section's id. They are not words: nobody finds a text by typing one.
/// </param>
public sealed record ArchiveText(Guid Id, string Title, string Standfirst, string Body, string Language, DateTimeOffset Published, IReadOnlyList<string> Marks);
