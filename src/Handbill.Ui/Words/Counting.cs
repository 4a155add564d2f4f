using Microsoft.Extensions.Localization;

namespace Handbill.Ui.Words;

/// <summary>Words that go with a number.</summary>
public static class Counting
{
    /// <summary>"1 word to cut", "9 words to cut", in the forms that the reader's language has.</summary>
    /// <param name="words">The module's words.</param>
    /// <param name="number">The number.</param>
    /// <param name="forms">
    /// The two English forms separated by a bar: <c>"{0} word to cut|{0} words to cut"</c>. They are the key; a translation gives the
    /// forms of its language in the order of <see cref="Language.PluralForm"/>.
    /// </param>
    public static string Count(this IStringLocalizer words, long number, string forms)
    {
        var found = words[forms];
        var language = found.ResourceNotFound ? Language.English : Language.Current;
        return language.Count(number, found.Value);
    }
}
