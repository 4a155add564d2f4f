using Handbill.Pdf.Imposition;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Text;

namespace Handbill.Pdf.Joining;

/// <summary>How the pages of an edition that is added are laid on paper.</summary>
/// <param name="Spec">How.</param>
/// <param name="Sheet">The sheet that the edition was set for.</param>
/// <param name="Direction">How the edition's language is read; decides the side of the binding.</param>
public sealed record PageLaying(PrintSpec Spec, Sheet Sheet, TextDirection Direction);
