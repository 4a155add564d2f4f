using Handbill.Words;

namespace Handbill.Server.Tests.Stories;

public sealed class StoryWordsTests
{
    [Fact]
    public void All_words_of_the_desk_are_there_in_Spanish_and_French() => UntranslatedWords.In("src/Modules/Handbill.Desk", "es", "fr").ShouldBeEmpty();
}
