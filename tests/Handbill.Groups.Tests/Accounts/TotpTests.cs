using System.Text;
using CsCheck;
using Handbill.Groups.Accounts;
using Handbill.Groups.Contracts;

namespace Handbill.Groups.Tests.Accounts;

public sealed class TotpTests
{
    // RFC 6238, appendix B, with SHA-1; its codes have eight digits, of which these are the last six.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var secret = Base32.Of(Encoding.ASCII.GetBytes("12345678901234567890"));

        secret.ShouldBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        Totp.CodeOf(secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))).ShouldBe(code);
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_code_holds_for_its_step_and_one_to_either_side(int away, bool holds)
    {
        var (secret, now) = (Totp.NewSecret(), new DateTimeOffset(2026, 11, 25, 20, 0, 0, TimeSpan.Zero));

        (Totp.StepOf(secret, Totp.CodeOf(secret, Totp.StepAt(now) + away), now, used: 0) is not null).ShouldBe(holds);
    }

    [Fact]
    public void A_code_counts_once()
    {
        var (secret, now) = (Totp.NewSecret(), new DateTimeOffset(2026, 11, 25, 20, 0, 0, TimeSpan.Zero));
        var code = Totp.CodeOf(secret, Totp.StepAt(now));

        var step = Totp.StepOf(secret, $" {code[..3]} {code[3..]}", now, used: 0);

        step.ShouldNotBeNull();
        Totp.StepOf(secret, code, now, step.Value).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("١٢٣٤٥٦")]
    public void What_is_no_code_is_none(string typed) => Totp.StepOf(Totp.NewSecret(), typed, DateTimeOffset.UnixEpoch.AddYears(50), 0).ShouldBeNull();

    [Fact]
    public void Bytes_come_back_from_letters() => Gen.Byte.Array.Sample(bytes => Base32.Read(Base32.InWords(Base32.Of(bytes))).SequenceEqual(bytes));

    [Fact]
    public void Recovery_codes_are_ten_and_all_different_however_they_are_typed()
    {
        var codes = RecoveryCode.New();

        codes.Distinct(StringComparer.Ordinal).Count().ShouldBe(RecoveryCode.Many);
        foreach (var code in codes)
        {
            code.Length.ShouldBe(19);
            RecoveryCode.Looks(code).ShouldBeTrue();
            RecoveryCode.HashOf(code.ToLowerInvariant().Replace(' ', '-')).ShouldBe(RecoveryCode.HashOf(code));
        }

        RecoveryCode.Looks("123456").ShouldBeFalse();
    }

    [Fact]
    public void The_drawing_holds_no_style_and_escapes_its_title()
    {
        var drawing = QrDrawing.Of(Totp.Address(Totp.NewSecret(), "Blue Heron", "Riverside: Workers"), "<b>");

        drawing.ShouldNotContain("style");
        drawing.ShouldContain("<title>&lt;b&gt;</title>");
    }
}
