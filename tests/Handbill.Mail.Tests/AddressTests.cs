using CsCheck;

namespace Handbill.Mail.Tests;

public sealed class AddressTests
{
    [Theory]
    [InlineData("ana@example.org", "ana@example.org")]
    [InlineData("  ana@example.org ", "ana@example.org")]
    [InlineData("Ana.O'Neil+news@EXAMPLE.Org", "Ana.O'Neil+news@example.org")]
    [InlineData("ana@bücher.example", "ana@xn--bcher-kva.example")]
    [InlineData("ana@BÜCHER.example", "ana@xn--bcher-kva.example")]
    [InlineData("ana@правда.рф", "ana@xn--80aafi6cg.xn--p1ai")]
    [InlineData("jürgen@example.org", "jürgen@example.org")]
    public void An_address_is_read(string typed, string read)
    {
        MailAddress.TryParse(typed, out var address, out var problem).ShouldBeTrue(problem.Say());
        address.ToString().ShouldBe(read);
        address.NeedsUtf8.ShouldBe(typed.StartsWith('j'));
    }

    [Theory]
    [InlineData("", AddressProblem.Empty)]
    [InlineData(null, AddressProblem.Empty)]
    [InlineData("ana", AddressProblem.NoAt)]
    [InlineData("@example.org", AddressProblem.NoAt)]
    [InlineData("ana@", AddressProblem.NoAt)]
    [InlineData("Ana <ana@example.org>", AddressProblem.NotOne)]
    [InlineData("ana@example.org,bo@example.org", AddressProblem.NotOne)]
    [InlineData("ana@example.org(work)", AddressProblem.NotOne)]
    [InlineData("ana@bo@example.org", AddressProblem.NotOne)]
    [InlineData("ana @example.org", AddressProblem.Unseen)]
    [InlineData("ana@example.org\r\nBcc: all@example.org", AddressProblem.Unseen)]
    [InlineData("ana@example.org\n", AddressProblem.Unseen)]
    [InlineData("ana\0@example.org", AddressProblem.Unseen)]
    [InlineData("ana\u202E@example.org", AddressProblem.Unseen)]
    [InlineData("ana\ud800@example.org", AddressProblem.Unseen)]
    [InlineData("\"ana\"@example.org", AddressProblem.Quoted)]
    [InlineData(".ana@example.org", AddressProblem.Local)]
    [InlineData("a..na@example.org", AddressProblem.Local)]
    [InlineData("a[na@example.org", AddressProblem.Local)]
    [InlineData("ana@example", AddressProblem.Host)]
    [InlineData("ana@[127.0.0.1]", AddressProblem.Host)]
    [InlineData("ana@127.0.0.1", AddressProblem.Host)]
    [InlineData("ana@example..org", AddressProblem.Host)]
    [InlineData("ana@-example.org", AddressProblem.Host)]
    [InlineData("ana@exa_mple.org", AddressProblem.Host)]
    [InlineData("ana@bu\u0308cher.example", AddressProblem.Host)]
    public void What_is_no_address_is_refused_with_its_reason(string? typed, AddressProblem reason)
    {
        MailAddress.TryParse(typed, out var address, out var problem).ShouldBeFalse();
        address.ShouldBeNull();
        problem.ShouldBe(reason);
        problem.Say().ShouldNotBeEmpty();
    }

    [Fact]
    public void Lengths_are_counted_in_bytes()
    {
        MailAddress.TryParse(new string('a', 64) + "@example.org", out _, out _).ShouldBeTrue();
        MailAddress.TryParse(new string('a', 65) + "@example.org", out _, out var local).ShouldBeFalse();
        MailAddress.TryParse(new string('ü', 33) + "@example.org", out _, out var bytes).ShouldBeFalse();
        var host = string.Join('.', Enumerable.Repeat(new string('b', 61), 4));
        MailAddress.TryParse("abcdef@" + host, out _, out _).ShouldBeTrue();
        MailAddress.TryParse("abcdefgh@" + host, out _, out var whole).ShouldBeFalse();
        MailAddress.TryParse("a@" + new string('b', 64) + ".org", out _, out _).ShouldBeFalse();
        new[] { local, bytes, whole }.ShouldAllBe(problem => problem == AddressProblem.TooLong);
    }

    [Fact]
    public void Doubles_are_told_without_regard_to_case()
    {
        var one = MailAddress.Parse("Ana@Example.org");
        one.ShouldBe(MailAddress.Parse("ana@example.ORG"));
        one.GetHashCode().ShouldBe(MailAddress.Parse("ana@example.ORG").GetHashCode());
        one.Key.ShouldBe("ana@example.org");
        one.ToString().ShouldBe("Ana@example.org");
        one.ShouldNotBe(MailAddress.Parse("ana@example.com"));
    }

    [Fact]
    public void Whatever_is_typed_has_an_answer_and_what_is_taken_is_one_address() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["a.@ü\r\n\0<>,\"'xn-- 9"], 0, 30], Gen.Select(Gen.String, Gen.String, (local, host) => $"{local}@{host}")).Sample(typed =>
        {
            if (!MailAddress.TryParse(typed, out var address, out var problem))
            {
                problem.ShouldNotBe(AddressProblem.None);
                return;
            }

            var text = address.ToString();
            text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || letter is '<' or '>' or ',' or '"').ShouldBeFalse();
            text.Count(letter => letter == '@').ShouldBe(1);
            MailAddress.Parse(text).ShouldBe(address);
        });

    [Theory]
    [InlineData("ana@gmial.com", "ana@gmail.com")]
    [InlineData("ana@gmai.com", "ana@gmail.com")]
    [InlineData("ana@gmaill.com", "ana@gmail.com")]
    [InlineData("ana@gnail.com", "ana@gmail.com")]
    [InlineData("ana@gmail.con", "ana@gmail.com")]
    [InlineData("ana@gmial.con", "ana@gmail.com")]
    [InlineData("ana@hotmial.com", "ana@hotmail.com")]
    [InlineData("ana@gxm.de", "ana@gmx.de")]
    [InlineData("ana@werk.con", "ana@werk.com")]
    [InlineData("ana@gmail.com", null)]
    [InlineData("ana@gmx.at", null)]
    [InlineData("ana@web.at", null)]
    [InlineData("ana@example.org", null)]
    public void A_slip_is_asked_about(string typed, string? meant) => MailHint.Suggest(MailAddress.Parse(typed))?.ToString().ShouldBe(meant);

    [Fact]
    public void An_address_carries_a_token()
    {
        var mailbox = new TokenAddress(MailAddress.Parse("bounces@example.org"));
        var address = mailbox.Of("abc");
        address.ToString().ShouldBe("bounces+abc@example.org");
        mailbox.TokenIn(address).ShouldBe("abc");
        mailbox.TokenIn(MailAddress.Parse("BOUNCES+abc@example.org")).ShouldBe("abc");
        mailbox.TokenIn(MailAddress.Parse("bounces@example.org")).ShouldBeNull();
        mailbox.TokenIn(MailAddress.Parse("bounces+@example.org")).ShouldBeNull();
        mailbox.TokenIn(MailAddress.Parse("bounces+abc@example.com")).ShouldBeNull();
        mailbox.TokenIn(MailAddress.Parse("other+abc@example.org")).ShouldBeNull();
        Should.Throw<ArgumentException>(() => mailbox.Of("a b"));
        Should.Throw<ArgumentException>(() => mailbox.Of(new string('a', 57)));
    }
}
