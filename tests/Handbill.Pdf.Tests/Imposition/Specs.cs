using CsCheck;
using Handbill.Pdf.Imposition;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Text;

namespace Handbill.Pdf.Tests.Imposition;

/// <summary>Print specifications and what they are used on, at random.</summary>
internal static class Specs
{
    private const double Mm = 72 / 25.4;

    public static Gen<PrintSpec> Gen { get; } = CsCheck.Gen.Select(
        CsCheck.Gen.Int[-1, 3], CsCheck.Gen.Int[0, 10], CsCheck.Gen.Bool, CsCheck.Gen.Bool, CsCheck.Gen.Int[0, 20], CsCheck.Gen.Int[-1, 1], CsCheck.Gen.Int[-1, 1],
        (kind, bleed, crop, fold, creep, flip, bind) => new PrintSpec
        {
            Kind = kind < 0 ? null : (PrintKind)kind,
            Bleed = bleed * Mm,
            CropMarks = crop,
            FoldMarks = fold && kind is not ((int)PrintKind.AsIs or (int)PrintKind.TwoUp),
            Creep = kind == (int)PrintKind.Booklet ? creep * 0.1 * Mm : 0,
            Flip = flip < 0 ? null : (FlipEdge)flip,
            BindRight = bind < 0 ? null : bind == 1,
        });

    public static Gen<(PrintSpec Spec, Sheet Sheet, int Pages, TextDirection Direction)> Jobs { get; } = CsCheck.Gen.Select(
        Gen, CsCheck.Gen.Int[0, Sheet.All.Count - 1], CsCheck.Gen.Int[1, 21], CsCheck.Gen.Bool,
        (spec, sheet, pages, rtl) => (spec, Sheet.All[sheet], pages, rtl ? TextDirection.RightToLeft : TextDirection.LeftToRight));
}
