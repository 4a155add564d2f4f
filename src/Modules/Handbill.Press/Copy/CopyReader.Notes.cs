using System.Collections.Immutable;
using Handbill.Press.Issues;
using Handbill.Typesetting.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Block = Handbill.Typesetting.Text.Block;

namespace Handbill.Press.Copy;

/// <summary>Footnotes, and definitions that are referred to by a label.</summary>
internal sealed partial class CopyReader
{
    // Notes of the current story in the order they are referred to.
    private readonly List<Footnote> _notes = [];

    private bool _inNote;

    private void AddNoteReference(FootnoteLink link, Run style)
    {
        if (link.IsBackLink)
        {
            return;
        }

        if (_inNote)
        {
            _faults.Add(PlaceOf(link), "a footnote refers to a footnote", "write it out in the text");
            return;
        }

        var index = _notes.IndexOf(link.Footnote);
        if (index < 0)
        {
            if (_notes.Count == CopyLimits.MostNotes)
            {
                _faults.Add(PlaceOf(link), $"the story has more than {CopyLimits.MostNotes} footnotes", "take some into the text");
                return;
            }

            index = _notes.Count;
            _notes.Add(link.Footnote);
        }

        var number = index + 1;
        _runs.Add(number.ToString(), Styled(style with { Emphasis = style.Emphasis | Emphasis.Superscript, Note = number }));
    }

    // Ends a story: puts its notes after its text.
    private void AddNotes(ImmutableArray<Block>.Builder blocks)
    {
        if (_notes.Count == 0)
        {
            return;
        }

        _inNote = true;
        var notes = ImmutableArray.CreateBuilder<ImmutableArray<Block>>(_notes.Count);
        foreach (var note in _notes)
        {
            var text = ReadBlocks(note, 1);
            if (text.IsEmpty)
            {
                _faults.Add(PlaceOf(note), $"the footnote `{Fields.Shown(note.Label ?? "")}` is empty", "write its text after the colon");
            }

            notes.Add(text);
        }

        blocks.Add(new NoteList(PlaceOf(_notes[0]), notes.ToImmutable()));
        _notes.Clear();
        _inNote = false;
    }

    // A reference that found no footnote is left as text by Markdig; on paper it would be a riddle.
    private void CheckNoteReference(LiteralInline literal)
    {
        var start = literal.Span.Start;
        var source = _copy.Source;
        if (start < 1 || start >= source.Length || source[start] != '^' || source[start - 1] != '['
            || (start > 1 && source[start - 2] == '\\'))
        {
            return;
        }

        var close = source.IndexOf(']', start);
        if (close > start + 1 && source.AsSpan(start, close - start).IndexOfAny(" \t\r\n") < 0)
        {
            _faults.Add(
                PlaceOf(literal),
                $"there is no footnote `{Fields.Shown(source[start..close])}`",
                $"write it on a line of its own as `[{Fields.Shown(source[start..close])}]: …`, or put `\\` before the bracket");
        }
    }

    // `[Note]: tomorrow` is a definition to Markdown and vanishes from the text, so one that nothing refers to is a fault.
    private void CheckDefinitions()
    {
        var group = _copy.Document.GetLinkReferenceDefinitions(addGroup: false);
        if (group.Links.Count == 0)
        {
            return;
        }

        var used = UsedDefinitions();
        foreach (var definition in group.Links.Values)
        {
            switch (definition)
            {
                case FootnoteLinkReferenceDefinition { Footnote: { } note }:
                    if (note.Links.Count == 0)
                    {
                        _faults.Add(PlaceOf(note), $"nothing refers to the footnote `{Fields.Shown(note.Label ?? "")}`", $"put `[{Fields.Shown(note.Label ?? "")}]` into the text, or take the note out");
                    }

                    break;
                default:
                    if (!used.Contains(definition))
                    {
                        _faults.Add(PlaceOf(definition), $"nothing refers to `[{Fields.Shown(definition.Label ?? "")}]:`, which is read as a link's address", "write `\\[` if it is text, or take it out");
                    }

                    break;
            }
        }
    }

    private HashSet<LinkReferenceDefinition> UsedDefinitions()
    {
        var used = new HashSet<LinkReferenceDefinition>();
        foreach (var link in _copy.Document.Descendants<LinkInline>())
        {
            if (link.Reference is { } reference)
            {
                used.Add(reference);
            }
        }

        return used;
    }
}
