using System.Collections.Immutable;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>Turns a story's blocks into the pieces of a flow.</summary>
internal sealed class StoryFlow(ParagraphShaper shaper, TypeCase type, HouseStyle style, StyleSide side)
{
    private const double ListInset = 1.25;
    private const double QuoteInset = 1.1;

    private readonly ImmutableArray<FlowPiece>.Builder _pieces = ImmutableArray.CreateBuilder<FlowPiece>();
    private readonly List<PicturePiece> _across = [];
    private bool _fullOut;
    private int _subheadLevel;
    private bool _inBox;

    // A box is too narrow to space its words evenly.
    private LineAlignment Body => style.Text.Justified && !_inBox ? LineAlignment.Justified : LineAlignment.Start;

    /// <summary>The pieces of a story, headline first unless that stands over the columns, and its pictures that run across columns.</summary>
    public (ImmutableArray<FlowPiece> Pieces, ImmutableArray<PicturePiece> Across) Make(Story story, bool withHeadline)
    {
        _pieces.Clear();
        _across.Clear();
        if (withHeadline)
        {
            _pieces.Add(Headline(story));
        }

        _fullOut = true;
        _subheadLevel = 0;
        foreach (var block in story.Blocks)
        {
            Add(block, null, 0, 0);
        }

        return (_pieces.ToImmutable(), [.. _across]);
    }

    /// <summary>Shapes text of the sans in one size: captions, kickers, bylines.</summary>
    public ShapedParagraph Small(ImmutableArray<Run> runs, FontCut cut, CopyPlace place) =>
        shaper.Shape(runs, new ParagraphStyle { Role = FontRole.Headline, Cut = cut }, type, place);

    /// <summary>Shapes a headline.</summary>
    public ShapedParagraph HeadlineText(ImmutableArray<Run> runs, FontRole role, FontCut cut, CopyPlace place) =>
        shaper.Shape(runs, new ParagraphStyle { Role = role, Cut = cut }, type, place);

    /// <summary>Caption and credit in one, or null when there is neither.</summary>
    private ShapedParagraph? Caption(Picture picture)
    {
        var runs = picture.Caption;
        if (picture.Credit.Length > 0)
        {
            runs = runs.Add(new Run(runs.IsEmpty ? picture.Credit : " " + picture.Credit, Emphasis.Italic));
        }

        return runs.IsEmpty ? null : Small(runs, FontCut.Regular, picture.Place);
    }

    private PicturePiece Framed(Picture picture, StructurePath? path, int before = -1) =>
        new() { Place = picture.Place, Picture = picture, Caption = Caption(picture), Path = path, Before = before };

    private HeadlinePiece Headline(Story story)
    {
        var air = style.Knobs.MayTurn(KnobKind.HeadlineSpace, out var knob) ? knob : default;
        var natural = (int)side.HeadlineSpace;
        return new HeadlinePiece
        {
            Place = story.Place,
            Headline = HeadlineText(story.Headline, FontRole.Headline, FontCut.Bold, story.Place),
            Kicker = story.Kicker.IsEmpty ? null : Small(story.Kicker, FontCut.Regular, story.Place),
            Byline = story.Byline.Length == 0 ? null : Small([new Run(story.Byline)], FontCut.Italic, story.Place),
            Role = StructureRole.H2,
            Size = side.HeadlineSize,
            Leading = side.HeadlineLeading,
            Title = story.Title,
            Air = natural,
            MostAir = Math.Max(natural, (int)air.Maximum),
        };
    }

    private void Add(Block block, StructurePath? path, double start, double end)
    {
        switch (block)
        {
            case Paragraph paragraph:
                _pieces.Add(Text(paragraph.Runs, paragraph.Place, path, start, end));
                break;
            case Subhead subhead:
                AddSubhead(subhead, path);
                break;
            case ItemList list:
                AddList(list, path, start, end);
                break;
            case Quotation quotation:
                AddQuotation(quotation, path, start, end);
                break;
            case Box box:
                AddBox(box, path);
                break;
            case Table table:
                AddTable(table, path);
                break;
            case Picture { Columns: > 1 } picture when side.Columns > 1 && path is null && !_inBox:
                _across.Add(Framed(picture, path, _pieces.Count));
                break;
            case Picture picture:
                _pieces.Add(Framed(picture, path));
                break;
            case Divider:
                _pieces.Add(new DividerPiece { Place = block.Place });
                _fullOut = true;
                break;
            case NoteList notes:
                AddNotes(notes);
                break;
        }
    }

    private TextPiece Text(
        ImmutableArray<Run> runs, CopyPlace place, StructurePath? path, double start, double end, bool keepsNext = false, FontCut cut = FontCut.Regular)
    {
        var indent = _fullOut || start > 0 ? 0 : (float)(style.Text.Indent * 1000);
        _fullOut = false;
        return new TextPiece
        {
            Place = place,
            Text = shaper.Shape(runs, BodyStyle(indent, cut), type, place),
            Path = path,
            InsetStart = start,
            InsetEnd = end,
            Alignment = Body,
            KeepsNext = keepsNext,
        };
    }

    private ParagraphStyle BodyStyle(float indent, FontCut cut) => new()
    {
        Role = FontRole.Body,
        Cut = cut,
        Hyphenate = style.Text.Hyphenate,
        Protrude = style.Text.Protrusion && Body == LineAlignment.Justified,
        Ligatures = style.Text.Ligatures,
        OldstyleFigures = style.Text.OldstyleFigures,
        Indent = indent,
    };

    private void AddSubhead(Subhead subhead, StructurePath? path)
    {
        // Who listens goes from heading to heading by their levels, of which none may be left out.
        _subheadLevel = Math.Min(subhead.Level, _subheadLevel + 1);
        _pieces.Add(new HeadlinePiece
        {
            Place = subhead.Place,
            Headline = HeadlineText(subhead.Runs, FontRole.Headline, FontCut.Bold, subhead.Place),
            Role = _subheadLevel switch { 1 => StructureRole.H3, 2 => StructureRole.H4, _ => StructureRole.H5 },
            Size = side.BodySize,
            Leading = side.Leading,
            Air = 1,
            MostAir = 1,
            MayDoWithoutAir = true,
            Path = path,
        });
        _fullOut = true;
    }

    private void AddList(ItemList list, StructurePath? path, double start, double end)
    {
        var whole = new StructurePath(StructureRole.L, path);
        var number = list.Start ?? 0;
        var inset = start + (ListInset * side.BodySize * (list.Start is null ? 0.85 : 1.25));
        foreach (var blocks in list.Items)
        {
            var item = new StructurePath(StructureRole.LI, whole);
            var body = new StructurePath(StructureRole.LBody, item);
            var label = shaper.Shape(
                [new Run(list.Start is null ? "•" : $"{number++}.")], BodyStyle(0, FontCut.Regular), type, list.Place);
            var first = _pieces.Count;
            foreach (var block in blocks)
            {
                _fullOut = true;
                Add(block, body, inset, end);
            }

            if (_pieces.Count > first && _pieces[first] is TextPiece text)
            {
                _pieces[first] = text.Labelled(label, item);
            }
        }

        _fullOut = false;
    }

    private void AddQuotation(Quotation quotation, StructurePath? path, double start, double end)
    {
        var whole = new StructurePath(StructureRole.BlockQuote, path);
        var inset = QuoteInset * side.BodySize;
        _fullOut = true;
        foreach (var block in quotation.Blocks)
        {
            Add(block, whole, start + inset, end + (inset / 2));
        }

        if (!quotation.Source.IsEmpty)
        {
            var source = Text(quotation.Source, quotation.Place, whole, start + inset, end + (inset / 2));
            _pieces.Add(source.Aligned(LineAlignment.End));
        }

        _fullOut = false;
    }

    private void AddBox(Box box, StructurePath? path)
    {
        var outer = _pieces.Count;
        if (!box.Title.IsEmpty)
        {
            _fullOut = true;
            _pieces.Add(new TextPiece
            {
                Place = box.Place,
                Text = HeadlineText(box.Title, FontRole.Headline, FontCut.Bold, box.Place),
                InsetStart = BoxPiece.Padding,
                InsetEnd = BoxPiece.Padding,
                Alignment = LineAlignment.Start,
                Role = StructureRole.P,
                KeepsNext = true,
            });
        }

        _fullOut = true;
        _inBox = true;
        foreach (var block in box.Blocks)
        {
            Add(block, null, BoxPiece.Padding, BoxPiece.Padding);
        }

        _inBox = false;

        var content = _pieces.Skip(outer).ToImmutableArray();
        while (_pieces.Count > outer)
        {
            _pieces.RemoveAt(_pieces.Count - 1);
        }

        _pieces.Add(new BoxPiece { Place = box.Place, Content = content, Path = path });
        _fullOut = false;
    }

    private void AddTable(Table table, StructurePath? path)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<ShapedParagraph?>>();
        var hasHeader = table.Header.Any(cell => !cell.IsEmpty);
        if (hasHeader)
        {
            rows.Add(Cells(table.Header, FontCut.Bold, table.Place));
        }

        foreach (var row in table.Rows)
        {
            rows.Add(Cells(row, FontCut.Regular, table.Place));
        }

        _pieces.Add(new TablePiece { Place = table.Place, Rows = rows.ToImmutable(), Columns = table.Columns, HasHeader = hasHeader, Path = path });
        _fullOut = false;
    }

    private ImmutableArray<ShapedParagraph?> Cells(ImmutableArray<ImmutableArray<Run>> cells, FontCut cut, CopyPlace place) =>
        [.. cells.Select(cell => cell.IsEmpty ? null : shaper.Shape(
            cell, new ParagraphStyle { Role = FontRole.Headline, Cut = cut, TabularFigures = true }, type, place))];

    private void AddNotes(NoteList notes)
    {
        var number = 1;
        foreach (var note in notes.Notes)
        {
            var whole = new StructurePath(StructureRole.Note, null);
            var label = Small([new Run($"{number++}")], FontCut.Regular, notes.Place);
            var first = true;
            foreach (var runs in note.OfType<Paragraph>().Select(paragraph => paragraph.Runs))
            {
                _pieces.Add(new TextPiece
                {
                    Place = notes.Place,
                    Text = Small(runs, FontCut.Regular, notes.Place),
                    Path = whole,
                    InsetStart = side.BodySize,
                    Alignment = LineAlignment.Start,
                    Ratio = side.SmallSize / side.BodySize,
                    Label = first ? label : null,
                    LabelPath = whole,
                });
                first = false;
            }
        }
    }
}
