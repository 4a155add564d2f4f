using System.Globalization;
using Handbill.Press.Issues;
using Handbill.Typesetting.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Handbill.Press.Copy;

/// <summary>Pictures.</summary>
internal sealed partial class CopyReader
{
    private const int MostColumns = 5;

    private static readonly string[] PictureAttributes = ["credit", "columns", ".decoration"];

    // The picture that a paragraph consists of; null when it is a paragraph of text.
    private Picture? ReadPicture(ParagraphBlock paragraph, CopyPlace place)
    {
        if (paragraph.Inline?.FirstChild is not LinkInline { IsImage: true } image)
        {
            return null;
        }

        var brace = image.NextSibling as BraceInline;
        for (var rest = brace?.NextSibling ?? (brace is null ? image.NextSibling : null); rest is not null; rest = rest.NextSibling)
        {
            if (rest is not LiteralInline literal || !literal.Content.AsSpan().IsWhiteSpace())
            {
                return null;
            }
        }

        if (_inNote)
        {
            _faults.Add(place, "a picture stands in a footnote", "put it into the text");
        }

        AddInlines(image.FirstChild, null, Plain, 0);
        var alt = _runs.ToRuns().PlainText();
        _runs.Add(image.Title ?? "", Plain);
        var caption = FinishRuns();
        var (credit, columns, isDecoration) = ReadPictureAttributes(brace, place);
        if (alt.Length == 0 && !isDecoration)
        {
            _faults.Add(place, "the picture has no words for those who do not see it", "say in the square brackets what it shows; if it shows nothing, write `{.decoration}` after it");
        }
        else if (alt.Length > 0 && isDecoration)
        {
            _faults.Add(place, "the picture is marked as decoration and yet described", "take out one of the two");
        }

        var source = _pictures.Find(image.Url ?? "", place, _faults);
        return new Picture(place, source, alt, caption, credit, columns);
    }

    private (string Credit, int Columns, bool IsDecoration) ReadPictureAttributes(BraceInline? brace, CopyPlace place)
    {
        var credit = "";
        var columns = 1;
        var isDecoration = false;
        foreach (var attribute in brace is null ? [] : CopyAttribute.Parse(brace.Raw))
        {
            switch (attribute)
            {
                case { Name: "credit", Value: { } value }:
                    credit = ReadPlain(value, _language).PlainText();
                    break;
                case { Name: ".decoration", Value: null }:
                    isDecoration = true;
                    break;
                case { Name: "columns", Value: { } value }:
                    if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out columns) || columns is < 1 or > MostColumns)
                    {
                        columns = 1;
                        _faults.Add(place, $"`columns` is `{Fields.Shown(value)}`", $"write a whole number from 1 to {MostColumns}");
                    }

                    break;
                default:
                    AddUnknownAttribute(place, attribute, "a picture", PictureAttributes);
                    break;
            }
        }

        return (credit, columns, isDecoration);
    }
}
