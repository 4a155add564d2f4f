using CsCheck;

namespace Handbill.Mail.Tests;

public sealed class TokenTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];

    [Fact]
    public void A_token_gives_its_id_back_in_either_case() => Gen.Byte.Array[1, MailToken.MostBytes].Sample(id =>
    {
        var token = MailToken.Make(Key, "unsubscribe", id);
        token.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)).ShouldBeTrue();
        MailToken.TryRead(Key, "unsubscribe", token.ToUpperInvariant(), out var read).ShouldBeTrue();
        read.ShouldBe(id);
    });

    [Fact]
    public void A_token_is_good_for_its_purpose_and_key_alone()
    {
        var token = MailToken.Make(Key, "unsubscribe", new byte[16]);
        MailToken.TryRead(Key, "bounce", token, out _).ShouldBeFalse();
        MailToken.TryRead([.. Key.Reverse()], "unsubscribe", token, out _).ShouldBeFalse();
        token.Length.ShouldBe(52);
        Should.Throw<ArgumentException>(() => MailToken.Make(new byte[8], "unsubscribe", new byte[16]));
    }

    [Fact]
    public void The_longest_id_for_an_address_fits_behind_bounces()
    {
        var mailbox = new TokenAddress(MailAddress.Parse("bounces@example.org"));
        var token = MailToken.Make(Key, "bounce", new byte[MailToken.MostForAddress]);
        mailbox.TokenIn(mailbox.Of(token)).ShouldBe(token);
        Should.Throw<ArgumentException>(() => mailbox.Of(MailToken.Make(Key, "bounce", new byte[MailToken.MostForAddress + 1])));
    }

    [Fact]
    public void A_letter_changed_is_found()
    {
        var token = MailToken.Make(Key, "bounce", [1, 2, 3, 4, 5, 6, 7, 8]);
        Gen.Select(Gen.Int[0, token.Length - 1], Gen.Char).Where((at, letter) => char.ToLowerInvariant(letter) != token[at])
            .Sample((at, letter) => MailToken.TryRead(Key, "bounce", string.Concat(token.AsSpan(0, at), letter.ToString(), token.AsSpan(at + 1)), out _).ShouldBeFalse());
    }

    [Fact]
    public void Whatever_comes_is_no_token() =>
        Gen.String.Null().Sample(text => MailToken.TryRead(Key, "bounce", text, out _).ShouldBeFalse());
}
