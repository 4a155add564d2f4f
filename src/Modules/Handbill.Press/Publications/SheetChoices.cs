using Handbill.Groups.Contracts;
using Handbill.Press.Styles;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Publications;

/// <summary>The press' own lists, for where workplaces are kept.</summary>
internal sealed class SheetChoices : ISheetChoices
{
    public IReadOnlyList<string> Styles => ShippedStyles.Default.Names;

    public IReadOnlyList<string> Languages { get; } = [.. LanguageTags.All];

    public string? FindLanguage(string tag) => Issues.Languages.Find(tag);
}
