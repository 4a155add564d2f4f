using Handbill.Groups.Contracts;

namespace Handbill.Groups.Tests.Workplaces;

internal sealed class SheetChoicesOfATest : ISheetChoices
{
    public IReadOnlyList<string> Styles => ["bulletin", "broadside"];

    public IReadOnlyList<string> Languages => ["en", "es", "fr"];

    public string? FindLanguage(string tag) => Languages.FirstOrDefault(known => known.Equals(tag, StringComparison.OrdinalIgnoreCase));
}
