using System.Xml.Linq;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Tests.Shaping;

/// <summary>Real paragraphs in the scripts that the press sets, from the corpus beside the checkout.</summary>
internal static class Udhr
{
    internal static readonly IReadOnlyList<(string Code, string Language)> Translations =
    [
        ("eng", "en"), ("deu_1996", "de"), ("fra", "fr"), ("spa", "es"), ("por_PT", "pt"), ("ita", "it"), ("pol", "pl"), ("tur", "tr"),
        ("vie", "vi"), ("hat_kreyol", "ht"), ("ell_monotonic", "el"), ("rus", "ru"), ("arb", "ar"), ("pes_1", "fa"), ("heb", "he"),
    ];

    internal static TextDirection DirectionOf(string language) =>
        language is "ar" or "fa" or "he" or "ur" ? TextDirection.RightToLeft : TextDirection.LeftToRight;

    internal static IReadOnlyList<string> Paragraphs(string code)
    {
        var path = Path.Combine(Folder(), $"udhr_{code}.xml");
        return [.. XDocument.Load(path).Descendants().Where(element => !element.HasElements && !string.IsNullOrWhiteSpace(element.Value))
            .Select(element => string.Join(' ', element.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
    }

    private static string Folder()
    {
        var corpus = Environment.GetEnvironmentVariable("HANDBILL_CORPUS");
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); corpus is null && at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Handbill.slnx")))
            {
                corpus = Path.Combine(at.FullName, "..", "shared", "corpus");
            }
        }

        var folder = Path.Combine(corpus ?? "", "udhr");
        if (!Directory.Exists(folder))
        {
            const string Message = "The corpus is not here: set HANDBILL_CORPUS.";
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", Message);
            Assert.Fail(Message);
        }

        return folder;
    }
}
