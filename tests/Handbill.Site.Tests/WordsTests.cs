using Handbill.Words;

namespace Handbill.Site.Tests;

public sealed class WordsTests
{
    [Fact]
    public void All_words_of_the_module_are_there_in_Spanish_and_French() => UntranslatedWords.In("src/Modules/Handbill.Site", "es", "fr").ShouldBeEmpty();
}
