using Handbill.Words;

namespace Handbill.Groups.Tests;

public sealed class WordsTests
{
    [Fact]
    public void Every_word_is_translated() => UntranslatedWords.In("src/Modules/Handbill.Groups", "es", "fr", "ar").ShouldBeEmpty();
}
