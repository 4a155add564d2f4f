using Handbill.Words;

namespace Handbill.Floor.Tests;

public sealed class WordsTests
{
    [Fact]
    public void All_words_of_the_module_are_there_in_Spanish_and_French() => UntranslatedWords.In("src/Modules/Handbill.Floor", "es", "fr").ShouldBeEmpty();
}
