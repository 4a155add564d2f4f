using Handbill.Words;

namespace Handbill.Site.Tests;

public sealed class WordsTests
{
    // Pages, and the letters that go with them.
    [Fact]
    public void All_words_of_the_module_are_there_in_Spanish_and_French() => UntranslatedWords.In("src/Modules/Handbill.Site", "es", "fr").ShouldBeEmpty();

    // Who keeps the site has a desk in one of the three; who reads it, asks for letters and gets them may come with the fourth.
    [Fact]
    public void All_that_readers_see_is_there_in_Arabic()
    {
        string[] read = ["(SiteTexts.cs)", "(SiteReader", "(SiteFrame.cs)", "(SubscribePages.cs)", "(SubscriberDesk.cs)", "(Mailings.cs)", "(MailingLetters.cs)"];
        UntranslatedWords.In("src/Modules/Handbill.Site", "ar").Where(fault => !fault.Contains("not translated", StringComparison.Ordinal) || read.Any(file => fault.Contains(file, StringComparison.Ordinal))).ShouldBeEmpty();
    }
}
