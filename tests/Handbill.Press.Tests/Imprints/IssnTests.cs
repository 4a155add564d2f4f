using CsCheck;
using Handbill.Press.Imprints;

namespace Handbill.Press.Tests.Imprints;

public sealed class IssnTests
{
    private static readonly Gen<string> Numbers = Gen.Int[0, 9_999_999].Select(number => number.ToString("0000000", System.Globalization.CultureInfo.InvariantCulture))
        .Select(digits => $"{digits[..4]}-{digits[4..]}{Issn.CheckDigit(digits)}");

    [Theory]
    [InlineData("0317-8471")]
    [InlineData("0378-5955")]
    [InlineData("2049-3630")]
    [InlineData("1050-124X")]
    public void Numbers_in_use_are_valid(string number) => Issn.IsValid(number).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("03178471")]
    [InlineData("0317-847")]
    [InlineData("0317 8471")]
    [InlineData("1050-124x")]
    [InlineData("X050-1240")]
    [InlineData("٠317-8471")]
    [InlineData("ISSN 0317-8471")]
    public void Anything_else_is_not(string text) => Issn.IsValid(text).ShouldBeFalse();

    [Fact]
    public void A_check_digit_fits_its_number_and_no_other_does() => Numbers.Sample(number =>
    {
        Issn.IsValid(number).ShouldBeTrue();
        "0123456789X".Count(digit => Issn.IsValid(number[..^1] + digit)).ShouldBe(1);
    }, iter: 500);

    [Fact]
    public void One_wrong_digit_and_two_that_are_swapped_are_found() => Gen.Select(Numbers, Gen.Int[0, 6], Gen.Int[1, 9]).Sample((number, at, by) =>
    {
        var place = at < 4 ? at : at + 1;
        var wrong = number.ToCharArray();
        wrong[place] = (char)('0' + ((number[place] - '0' + by) % 10));
        Issn.IsValid(new string(wrong)).ShouldBeFalse();

        var next = place == 3 ? 5 : place + 1;
        if (next < 8 && number[place] != number[next])
        {
            var swapped = number.ToCharArray();
            (swapped[place], swapped[next]) = (swapped[next], swapped[place]);
            Issn.IsValid(new string(swapped)).ShouldBeFalse();
        }
    }, iter: 500);
}
