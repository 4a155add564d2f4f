using Handbill.Typesetting.Shaping;

namespace Handbill.Typesetting.Tests.Shaping;

public sealed class ProtrusionTests
{
    [Fact]
    public void No_character_stands_out_by_more_than_seven_tenths_of_itself()
    {
        for (var codePoint = 0; codePoint < 0x3000; codePoint++)
        {
            Protrusion.Left(codePoint).ShouldBeInRange(0, 0.7);
            Protrusion.Right(codePoint).ShouldBeInRange(0, 0.7);
        }
    }

    [Theory]
    [InlineData('.', 'n')]
    [InlineData('-', '—')]
    [InlineData(',', ';')]
    [InlineData('’', 'T')]
    public void Small_marks_hang_further_than_large_ones(int small, int large) => Protrusion.Right(small).ShouldBeGreaterThan(Protrusion.Right(large));
}
