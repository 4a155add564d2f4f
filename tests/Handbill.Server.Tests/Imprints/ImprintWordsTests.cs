using Handbill.Words;

namespace Handbill.Server.Tests.Imprints;

public sealed class ImprintWordsTests
{
    [Fact]
    public void All_words_of_imprint_rules_are_there_in_Spanish_and_French() => UntranslatedWords.In("src/Modules/Handbill.Press", "es", "fr").ShouldBeEmpty();
}
