using Handbill.Typesetting.Fitting;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Forms;

/// <summary>Makes the strips of a form's parts, and their structure.</summary>
internal sealed partial class FormStrips(FormType type, StructureTree structure, int root, FormArea area, double scale = 1)
{
    private const double CodeSize = 104;
    private const double UsualText = 10.5;
    private const double FigureSize = 30;
    private const double Box = 10;
    private const double WritingLine = 24;
    private const double Gap = 8;
    private const double LetterSize = 1000;

    private readonly List<FormStrip> _strips = [];

    private double TitleSize => 20 * scale;

    private double HeadingSize => 13 * scale;

    private double TextSize => UsualText * scale;

    private double SmallSize => 8.5 * scale;

    public List<FormStrip> Of(Form form)
    {
        Text(form.Title, TitleSize, strong: true, structure.Add(StructureRole.H1, root, title: form.Title), keepsNext: true);
        foreach (var part in form.Parts)
        {
            Add(part);
        }

        return _strips;
    }

    private void Add(FormPart part)
    {
        switch (part)
        {
            case FormHeading heading:
                _strips.Add(FormStrip.Air(Gap * 1.5));
                Text(heading.Text, HeadingSize, strong: true, structure.Add(StructureRole.H2, root, title: heading.Text), keepsNext: true);
                break;
            case FormParagraph paragraph:
                _strips.Add(FormStrip.Air(Gap * 0.5));
                Text(paragraph.Text, TextSize, paragraph.Strong, structure.Add(StructureRole.P, root));
                break;
            case FormCode code:
                Code(code);
                break;
            case FormFacts facts:
                Facts(facts);
                break;
            case FormFigures figures:
                Figures(figures);
                break;
            case FormTicks ticks:
                Ticks(ticks);
                break;
            case FormLines lines:
                WritingLines(lines);
                break;
            case FormBlank blank:
                Blank(blank);
                break;
            case FormTable table:
                Table(table);
                break;
        }
    }

    /// <summary>A strip for each line, so that pages break between them.</summary>
    private void Text(string words, double size, bool strong, int node, bool keepsNext = false)
    {
        var text = type.Break(words, size, area.Measure, strong);
        for (var index = 0; index < text.Lines.Length; index++)
        {
            var line = index;
            _strips.Add(new FormStrip(
                text.LineHeight, (page, top, _) => type.PlaceLine(page, text, line, area.Left(0, area.Measure), top, LineAlignment.Start, node))
            {
                KeepsNext = keepsNext || (line == 0 && text.Lines.Length > 1),
            });
        }
    }

    private void Code(FormCode code)
    {
        var words = area.Measure - CodeSize - (Gap * 2);
        var strong = type.Break(code.Strong, TextSize * 1.2, words, strong: true, MostCellLines);
        var text = type.Break(code.Text, TextSize, words, strong: false, MostCellLines);
        var figure = structure.Add(StructureRole.Figure, root, alt: code.Alt);
        var node = structure.Add(StructureRole.P, root);
        _strips.Add(FormStrip.Air(Gap));
        _strips.Add(new FormStrip(Math.Max(CodeSize, strong.Height + Gap + text.Height), (page, top, _) =>
        {
            page.Codes.Add(new PlacedCode(code.Modules, area.Left(0, CodeSize), top, CodeSize, figure));
            type.Place(page, strong, area.Left(CodeSize + (Gap * 2), words), top, LineAlignment.Start, node);
            type.Place(page, text, area.Left(CodeSize + (Gap * 2), words), top + strong.Height + Gap, LineAlignment.Start, node);
        }));
    }

    private void Blank(FormBlank blank)
    {
        var width = blank.Width == 0 ? area.Measure : blank.Width;
        var letters = blank.Letters.Distinct().ToDictionary(letter => letter, LetterOf);
        _strips.Add(FormStrip.Air(Gap));
        _strips.Add(new FormStrip(blank.Height, (page, top, _) => page.Blanks.Add(new PlacedBlank(blank.Name, area.Left(0, width), top, width, blank.Height, letters))));
    }

    private PlacedRun LetterOf(char letter)
    {
        var page = area.NewPage();
        type.Place(page, type.Break(letter.ToString(), LetterSize, LetterSize * 4, strong: true, 1), 0, 0, LineAlignment.Start, -1);
        return page.Runs[0] with { X = 0, Baseline = 0, Size = LetterSize, Expansion = 1, Tracking = 0 };
    }

    private void Facts(FormFacts facts)
    {
        var nameWidth = area.Measure * 0.28;
        var valueWidth = area.Measure - nameWidth - Gap;
        _strips.Add(FormStrip.Air(Gap));
        foreach (var fact in facts.Lines)
        {
            var name = type.Break(fact.Name, TextSize, nameWidth, strong: false, MostCellLines);
            var value = type.Break(fact.Value, TextSize, valueWidth, strong: true, MostCellLines);
            var node = structure.Add(StructureRole.P, root);
            _strips.Add(new FormStrip(Math.Max(name.Height, value.Height) + 2, (page, top, _) =>
            {
                type.Place(page, name, area.Left(0, nameWidth), top, LineAlignment.Start, node);
                type.Place(page, value, area.Left(nameWidth + Gap, valueWidth), top, LineAlignment.Start, node);
            }));
        }
    }

    private void Figures(FormFigures figures)
    {
        var width = (area.Measure - (Gap * (figures.Figures.Length - 1))) / figures.Figures.Length;
        var set = figures.Figures
            .Select(figure => (
                Value: Fitting(figure.Value, width), Label: type.Break(figure.Label, SmallSize, width, strong: false, 3),
                Node: structure.Add(StructureRole.P, root)))
            .ToArray();
        var valueHeight = set.Max(figure => figure.Value.Height);
        _strips.Add(FormStrip.Air(Gap));
        _strips.Add(new FormStrip(valueHeight + set.Max(figure => figure.Label.Height), (page, top, _) =>
        {
            for (var index = 0; index < set.Length; index++)
            {
                var left = area.Left(index * (width + Gap), width);
                type.Place(page, set[index].Value, left, top + valueHeight - set[index].Value.Height, LineAlignment.Start, set[index].Node);
                type.Place(page, set[index].Label, left, top + valueHeight, LineAlignment.Start, set[index].Node);
            }
        }));
    }

    /// <summary>A figure as large as goes on one line.</summary>
    private FormText Fitting(string value, double width)
    {
        var size = FigureSize;
        while (size > TextSize && type.Break(value, size, width, strong: true).Lines.Length > 1)
        {
            size *= 0.9;
        }

        return type.Break(value, size, width, strong: true, 1);
    }

    private void Ticks(FormTicks ticks)
    {
        var list = structure.Add(StructureRole.L, root);
        var inset = Box + Gap;
        _strips.Add(FormStrip.Air(Gap * 0.5));
        foreach (var words in ticks.Texts)
        {
            var text = type.Break(words, TextSize, area.Measure - inset, strong: false, MostCellLines);
            var node = structure.Add(StructureRole.LBody, structure.Add(StructureRole.LI, list));
            _strips.Add(new FormStrip(Math.Max(text.Height, Box) + 5, (page, top, _) =>
            {
                DrawBox(page, area.Left(0, Box), top + ((text.LineHeight - Box) / 2));
                type.Place(page, text, area.Left(inset, area.Measure - inset), top, LineAlignment.Start, node);
            }));
        }
    }

    private void WritingLines(FormLines lines)
    {
        _strips.Add(FormStrip.Air(Gap));
        if (lines.Label.Length > 0)
        {
            Text(lines.Label, TextSize, strong: false, structure.Add(StructureRole.P, root), keepsNext: true);
        }

        for (var line = 0; line < lines.Count; line++)
        {
            _strips.Add(new FormStrip(
                WritingLine, (page, top, _) => page.Rules.Add(new PlacedRule(FormArea.Margin, top + WritingLine - 1, area.Measure, 0.4))));
        }
    }

    private static void DrawBox(PageContent page, double left, double top) => FlowCanvas.Frame(page, left, top, Box, Box, 0.8);

    private static LineAlignment AlignmentOf(CellAlignment alignment) => alignment switch
    {
        CellAlignment.Centre => LineAlignment.Centre,
        CellAlignment.End => LineAlignment.End,
        _ => LineAlignment.Start,
    };
}
