using System.Runtime.CompilerServices;
using System.Text.Json;
using CsCheck;
using Handbill.Groups.Accounts;
using Handbill.Groups.Contracts;

namespace Handbill.Groups.Tests.Accounts;

public sealed class PassphraseTests
{
    [Theory]
    [InlineData("tram late again bring soup")]
    [InlineData("Kantine Dienstag 4711!")]
    [InlineData("مطر في آخر الشارع الطويل")]
    [InlineData("the heron eats at the weir")]
    [InlineData("xK9#mQ2$vL7@pT")]
    [InlineData("雨の日は工場の屋根がうるさいです")]
    public void What_nobody_guesses_is_taken(string passphrase) => Check(passphrase).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("xK9#mQ2$vL7@p")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa")]
    [InlineData("abcabcabcabcabcabcabc")]
    [InlineData("abcdefghijklmnopqrstu")]
    [InlineData("12345678901234567890")]
    [InlineData("98765432109876543210")]
    [InlineData("qwertyuiopasdfghjkl")]
    [InlineData("PasswordPassword123")]
    [InlineData("correct horse battery staple")]
    [InlineData("Blue Heron Blue Heron 1")]
    [InlineData("RiversideWorkers2026")]
    [InlineData("nereH eulB nereH eulB")]
    [InlineData("              ")]
    public void What_guessers_begin_with_is_refused(string passphrase) => Check(passphrase).ShouldNotBeNull();

    [Fact]
    public void Pieces_are_counted_as_the_table_says_that_the_scripts_are_held_to_too()
    {
        using var table = JsonDocument.Parse(File.ReadAllText(TableFile()));
        table.RootElement.GetProperty("known").GetString().ShouldBe(PassphraseRule.Known);
        var (pseudonym, organisation) = (table.RootElement.GetProperty("pseudonym").GetString()!, table.RootElement.GetProperty("organisation").GetString()!);
        foreach (var one in table.RootElement.GetProperty("cases").EnumerateArray())
        {
            var passphrase = one.GetProperty("passphrase").GetString()!;
            Passphrases.PiecesOf(passphrase, pseudonym, organisation).ShouldBe(one.GetProperty("pieces").GetInt32(), passphrase);
        }
    }

    [Fact]
    public void There_is_a_longest() => Check(new string([.. Enumerable.Range(0, 300).Select(at => (char)('!' + (at * 7 % 90)))])).ShouldNotBeNull();

    [Fact]
    public void Nothing_that_can_be_typed_breaks_the_check() =>
        Gen.String.Sample(passphrase => Passphrases.PiecesOf(passphrase, "Heron", "Riverside Workers") <= passphrase.Length, iter: 2000);

    private static object? Check(string passphrase) => Passphrases.Check("Passphrase", passphrase, "Blue Heron", "Riverside Workers");

    private static string TableFile([CallerFilePath] string? here = null) => Path.Combine(Path.GetDirectoryName(here)!, "../../Shared/Passphrases/pieces.json");
}
