using System.Security.Cryptography;
using System.Text;
using Handbill.Floor.Submissions;
using Handbill.Groups.Contracts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;

namespace Handbill.Floor.Tests.Submissions;

public sealed class WorkTests
{
    private const int Length = 16_632;

    private static readonly GroupId Group = new(Guid.NewGuid());
    private static readonly string Hash = new('a', 64);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 27, 6, 0, 0, TimeSpan.Zero));
    private readonly WorkProof _work;

    public WorkTests() => _work = new WorkProof(new EphemeralDataProtectionProvider(), _clock);

    [Fact]
    public void Work_holds_for_its_group_file_and_length_and_not_for_long()
    {
        var challenge = _work.Challenge(Group, Length, 6);
        var nonce = NonceOf(challenge, Hash, 6);
        _work.IsDone(Group, Length, Hash, challenge, nonce).ShouldBeTrue();
        _work.IsDone(Group, Length, Hash, challenge, nonce, least: 40).ShouldBeFalse("A challenge of a quiet hour is no ticket for a flood.");
        _work.IsDone(new GroupId(Guid.NewGuid()), Length, Hash, challenge, nonce).ShouldBeFalse();
        _work.IsDone(Group, Length + 1, Hash, challenge, nonce).ShouldBeFalse();
        _work.IsDone(Group, Length, Hash, new WorkProof(new EphemeralDataProtectionProvider(), _clock).Challenge(Group, Length, 0), nonce).ShouldBeFalse();
        _work.IsDone(Group, Length, Hash, "forged", "1").ShouldBeFalse();
        _work.IsDone(Group, Length, Hash, null, nonce).ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMinutes(16));
        _work.IsDone(Group, Length, Hash, challenge, nonce).ShouldBeFalse();
    }

    [Fact]
    public void More_is_asked_for_in_a_flood_and_for_large_files_but_never_without_end()
    {
        var load = new FloorLoad(FloorLimits.Usual, _clock);
        load.Bits(Group, Length).ShouldBe(12);
        load.Bits(Group, SealedSize.Of(SealedSize.MostParcel)).ShouldBe(17);
        for (var at = 0; at < 320; at++)
        {
            load.NoteBegun(Group);
        }

        load.Bits(Group, Length).ShouldBe(20);
        load.Bits(new GroupId(Guid.NewGuid()), Length).ShouldBe(12);
        for (var at = 0; at < 100_000; at++)
        {
            load.NoteBegun(Group);
        }

        load.Bits(Group, Length).ShouldBe(20);
        load.OfHour(Group).ShouldBe((0, 0L), "What is begun and never sent takes no room.");
        load.NoteIn(Group, Length);
        load.OfHour(Group).ShouldBe((1, (long)Length));
        _clock.Advance(TimeSpan.FromMinutes(10));
        load.Bits(Group, Length).ShouldBe(12);
    }

    [Theory]
    [InlineData("ff", 0)]
    [InlineData("01", 7)]
    [InlineData("0001", 15)]
    [InlineData("0000", 16)]
    public void Zero_bits_are_counted_from_the_first(string hash, int bits) => WorkProof.ZeroBits(Convert.FromHexString(hash)).ShouldBe(bits);

    private static string NonceOf(string challenge, string hash, int bits) => Enumerable.Range(0, int.MaxValue).Select(number => $"{number}")
        .First(nonce => WorkProof.ZeroBits(SHA256.HashData(Encoding.UTF8.GetBytes($"{challenge}:{hash}:{nonce}"))) >= bits);
}
