using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Shaping;

namespace Handbill.Typesetting.Forms;

/// <summary>
/// Sets plain forms and labels in our own type, as pages that are written like those of an edition. A workspace for one thread; what it
/// gives depends on its arguments only.
/// </summary>
/// <param name="fonts">The fonts at hand.</param>
/// <param name="shaper">The shaper, which threads share.</param>
public sealed class FormPaper(FontLibrary fonts, Shaper shaper)
{
    /// <summary>Sets a form.</summary>
    /// <param name="form">What stands on it.</param>
    /// <exception cref="ArgumentException">A table has a row with more or fewer cells than columns.</exception>
    public TypesetEdition Set(Form form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var type = new FormType(fonts, shaper, form.Language);
        var structure = new StructureTree();
        var root = structure.Add(StructureRole.Document, -1, form.Language);
        var area = new FormArea(form.Sheet, type.RightToLeft);
        var strips = new FormStrips(type, structure, root, area, form.Scale).Of(form);
        var pages = new FormPager(type, area).Page(strips, form);
        return Edition(form.Title, form.Language, form.Sheet, pages, structure);
    }

    /// <summary>Sets labels.</summary>
    /// <param name="labels">The labels and their grid.</param>
    /// <exception cref="ArgumentOutOfRangeException">The grid has no such rows or columns.</exception>
    public TypesetEdition Set(LabelSheet labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Columns is < 1 or > 5 || labels.Rows is < 1 or > 13)
        {
            throw new ArgumentOutOfRangeException(nameof(labels), "The grid has 1 to 5 columns and 1 to 13 rows.");
        }

        var structure = new StructureTree();
        var root = structure.Add(StructureRole.Document, -1, labels.Language);
        var pages = new LabelGrid(new FormType(fonts, shaper, labels.Language), structure, root, labels).Page();
        return Edition(labels.Title, labels.Language, labels.Sheet, pages, structure);
    }

    private static TypesetEdition Edition(string title, string language, Sheet sheet, List<PageContent> pages, StructureTree structure) => new()
    {
        Title = title,
        Language = language,
        Sheet = sheet,
        Pages = pages,
        Structure = structure.Nodes,
        Outline = structure.Outline,
    };
}
