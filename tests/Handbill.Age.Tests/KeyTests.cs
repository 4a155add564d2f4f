using CsCheck;

namespace Handbill.Age.Tests;

public sealed class KeyTests
{
    [Fact]
    public void Keys_are_written_and_read_as_text()
    {
        using var made = AgeX25519Identity.Generate();
        using var read = AgeX25519Identity.Parse(made.Export());

        made.Export().ShouldStartWith("AGE-SECRET-KEY-1");
        read.Recipient.ToString().ShouldBe(made.Recipient.ToString());
        AgeX25519Recipient.Parse(made.Recipient.ToString()).ToString().ShouldBe(made.Recipient.ToString());
    }

    [Fact]
    public void A_wrong_letter_in_a_recipient_is_found()
    {
        using var identity = AgeX25519Identity.Generate();
        var text = identity.Recipient.ToString();
        Gen.Select(Gen.Int[4, text.Length - 1], Gen.Char["qpzry9x8gf2tvdw0s3jn54khce6mua7l1bB!"]).Where((at, letter) => text[at] != letter).Sample(
            (at, letter) => { Should.Throw<AgeException>(() => AgeX25519Recipient.Parse(string.Concat(text.AsSpan(0, at), letter.ToString(), text.AsSpan(at + 1)))); });
    }

    [Fact]
    public void A_file_of_recipients_has_comments_and_names_the_line_that_is_wrong()
    {
        using var identity = AgeX25519Identity.Generate();
        AgeKeys.ReadRecipients(new StringReader($"# the safe at the hall\n\n{identity.Recipient}\n")).Count.ShouldBe(1);
        Should.Throw<AgeException>(() => AgeKeys.ReadRecipients(new StringReader($"{identity.Recipient}\nage1nonsense\n"))).Message.ShouldStartWith("line 2: ");
        Should.Throw<AgeException>(() => AgeKeys.ReadRecipients(new StringReader("# nothing\n"))).Message.ShouldContain("no recipient");
        var secret = identity.Export();
        Should.Throw<AgeException>(() => AgeKeys.ReadIdentities(new StringReader(secret[..^1] + (secret[^1] == 'X' ? "Y" : "X")))).Message.ShouldNotContain(secret[20..40]);
    }

    [Fact]
    public void Bech32_gives_data_back() =>
        Gen.Byte.Array[0, 60].Sample(data => Bech32.Decode(Bech32.Encode("age", data), "age")!.SequenceEqual(data));
}
