using System.Collections.Immutable;
using Handbill.Press.Issues;
using Handbill.Typesetting.Text;
using Markdig.Syntax;
using Block = Handbill.Typesetting.Text.Block;

namespace Handbill.Press.Copy;

/// <summary>
/// Makes stories of a file's Markdown. One reader reads one file; it collects faults and goes on, so that its result is of
/// use only when it added none.
/// </summary>
internal sealed partial class CopyReader
{
    private readonly MarkdownCopy _copy;
    private readonly string _language;
    private readonly IssuePictures _pictures;
    private readonly FaultList _faults;
    private readonly RunBuilder _runs = new();

    // Level of the headings that become subheads of the first level.
    private readonly int _subheadLevel;

    private CopyReader(MarkdownCopy copy, string language, int subheadLevel, IssuePictures pictures, FaultList faults)
    {
        _copy = copy;
        _language = language;
        _subheadLevel = subheadLevel;
        _pictures = pictures;
        _faults = faults;
    }

    /// <summary>Reads a file in which every `## headline` begins a story.</summary>
    public static ImmutableArray<Story> ReadItems(MarkdownCopy copy, string language, IssuePictures pictures, FaultList faults)
    {
        var reader = new CopyReader(copy, language, subheadLevel: 3, pictures, faults);
        reader.CheckDefinitions();
        return reader.ReadItems();
    }

    /// <summary>Reads a file that is the text of one story.</summary>
    public static ImmutableArray<Block> ReadBody(MarkdownCopy copy, string language, IssuePictures pictures, FaultList faults)
    {
        var reader = new CopyReader(copy, language, subheadLevel: 2, pictures, faults);
        reader.CheckDefinitions();
        var before = faults.Count;
        var blocks = ImmutableArray.CreateBuilder<Block>();
        foreach (var block in copy.Document)
        {
            reader.AddBlock(block, blocks, 0);
        }

        reader.AddNotes(blocks);
        if (blocks.Count == 0 && faults.Count == before)
        {
            faults.Add(copy.File, copy.LinesBefore + 1, "there is no text", "write it under the fields");
        }

        return blocks.ToImmutable();
    }

    /// <summary>Makes runs of a line that is no Markdown, such as a title in the fields at a file's head.</summary>
    public static ImmutableArray<Run> ReadPlain(string text, string language)
    {
        var runs = new RunBuilder();
        runs.Add(text, Plain);
        return Finish(runs.ToRuns(), language);
    }

    private ImmutableArray<Story> ReadItems()
    {
        var stories = ImmutableArray.CreateBuilder<Story>();
        var blocks = ImmutableArray.CreateBuilder<Block>();
        Story? story = null;
        var strayText = false;
        var before = 0;
        foreach (var block in _copy.Document)
        {
            if (block is HeadingBlock { Level: 2 } heading)
            {
                Close();
                if (stories.Count == CopyLimits.MostItems)
                {
                    _faults.Add(PlaceOf(block), $"the file has more than {CopyLimits.MostItems} items", "cut it: no sheet holds as many");
                    return stories.ToImmutable();
                }

                story = ReadHeadline(heading);
                before = _faults.Count;
                continue;
            }

            if (story is null && !strayText && IsText(block) && block is not HeadingBlock { Level: 1 })
            {
                strayText = true;
                _faults.Add(PlaceOf(block), "text stands before the first headline", "begin the item with a line `## headline`");
            }

            AddBlock(block, blocks, 0);
        }

        Close();
        return stories.ToImmutable();

        void Close()
        {
            AddNotes(blocks);
            if (story is not null)
            {
                if (blocks.Count == 0 && _faults.Count == before)
                {
                    _faults.Add(story.Place, "the item has no text", "write it under the headline, or take the headline out");
                }

                stories.Add(story with { Blocks = blocks.ToImmutable() });
            }

            blocks.Clear();
        }
    }

    private Story ReadHeadline(HeadingBlock heading)
    {
        var place = PlaceOf(heading);
        var attributes = TakeAttributes(heading.Inline?.LastChild);
        var headline = ReadRuns(heading.Inline, place);
        if (headline.IsEmpty)
        {
            _faults.Add(place, "the headline is empty", "write it after the `##`");
        }

        var story = new Story { Place = place, Headline = headline, Blocks = [] };
        foreach (var attribute in attributes)
        {
            switch (attribute)
            {
                case { Name: ".holdover", Value: null }:
                    story = story with { MayBeHeldOver = true };
                    break;
                case { Name: "kicker", Value: { } kicker }:
                    story = story with { Kicker = ReadPlain(kicker, _language) };
                    break;
                case { Name: "byline", Value: { } byline }:
                    story = story with { Byline = ReadPlain(byline, _language).PlainText() };
                    break;
                default:
                    AddUnknownAttribute(place, attribute, "a headline", [".holdover", "kicker", "byline"]);
                    break;
            }
        }

        return story;
    }

    private void AddUnknownAttribute(CopyPlace place, CopyAttribute attribute, string bearer, string[] known)
    {
        var shown = Fields.Shown(attribute.ToString());
        var nearest = NearestName.Find(attribute.Name.TrimStart('.'), known.Select(name => name.TrimStart('.')));
        var meant = nearest is null ? null : known.First(name => string.Equals(name.TrimStart('.'), nearest, StringComparison.Ordinal));
        _faults.Add(
            place,
            $"`{{{shown}}}` is no attribute of {bearer}",
            meant is null
                ? "take it out; to print a brace write `\\{`"
                : $"write `{{{meant}{(meant.StartsWith('.') ? "" : "=…")}}}` if that is meant; to print a brace write `\\{{`");
    }

    private CopyPlace PlaceOf(MarkdownObject part) => new(_copy.File, _copy.LinesBefore + part.Line + 1);
}
