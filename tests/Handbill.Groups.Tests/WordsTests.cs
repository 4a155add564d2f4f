using Handbill.Words;

namespace Handbill.Groups.Tests;

public sealed class WordsTests
{
    private const string Module = "src/Modules/Handbill.Groups";

    [Fact]
    public void Every_word_of_accounts_and_of_the_trail_is_translated_into_Arabic_too() =>
        UntranslatedWords.In([$"{Module}/Accounts", $"{Module}/Audit", $"{Module}/Organisations", $"{Module}/Post", $"{Module}/Roles"], ["es", "fr", "ar"]).ShouldBeEmpty();

    [Fact]
    public void Every_word_of_groups_and_workplaces_is_translated() =>
        UntranslatedWords.In([$"{Module}/Groups", $"{Module}/Workplaces"], ["es", "fr"]).ShouldBeEmpty();
}
