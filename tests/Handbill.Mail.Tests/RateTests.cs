using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace Handbill.Mail.Tests;

public sealed class RateTests
{
    [Fact]
    public void A_host_gets_no_more_than_its_rate_and_others_do_not_wait_for_it()
    {
        var clock = new FakeTimeProvider();
        var rate = new DomainRate(new DomainRateSettings { PerMinuteAndHost = 60, Hosts = new Dictionary<string, int>(StringComparer.Ordinal) { ["slow.example"] = 1 } }, clock);
        rate.Ask("a.example").ShouldBe(TimeSpan.Zero);
        rate.Ask("A.example").ShouldBe(TimeSpan.FromSeconds(1));
        rate.Ask("b.example").ShouldBe(TimeSpan.Zero);
        rate.Ask("slow.example").ShouldBe(TimeSpan.Zero);
        clock.Advance(TimeSpan.FromSeconds(1));
        rate.Ask("a.example").ShouldBe(TimeSpan.Zero);
        rate.Ask("slow.example").ShouldBe(TimeSpan.FromSeconds(59));
        clock.Advance(TimeSpan.FromSeconds(59));
        rate.Ask("slow.example").ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void All_hosts_together_get_no_more_than_the_rate_of_all()
    {
        var clock = new FakeTimeProvider();
        var rate = new DomainRate(new DomainRateSettings { PerMinute = 120, PerMinuteAndHost = 60 }, clock);
        rate.Ask("a.example").ShouldBe(TimeSpan.Zero);
        rate.Ask("b.example").ShouldBe(TimeSpan.Zero);
        rate.Ask("c.example").ShouldBe(TimeSpan.FromMilliseconds(500));
        clock.Advance(TimeSpan.FromMilliseconds(500));
        rate.Ask("c.example").ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void No_minute_has_more_than_the_rate_and_a_second_and_waiting_as_told_loses_nothing() =>
        Gen.Select(Gen.Int[1, 2000], Gen.Int[0, 3000].Array[1, 50]).Sample((perMinute, pauses) =>
        {
            var clock = new FakeTimeProvider();
            var rate = new DomainRate(new DomainRateSettings { PerMinute = 1_000_000, PerMinuteAndHost = perMinute }, clock);
            List<TimeSpan> sent = [];
            var begin = clock.GetTimestamp();
            foreach (var pause in pauses)
            {
                clock.Advance(TimeSpan.FromMilliseconds(pause));
                for (var tries = 0; tries < 3; tries++)
                {
                    var wait = rate.Ask("a.example");
                    if (wait > TimeSpan.Zero)
                    {
                        clock.Advance(wait);
                        rate.Ask("a.example").ShouldBe(TimeSpan.Zero);
                    }

                    sent.Add(clock.GetElapsedTime(begin));
                }
            }

            foreach (var first in sent)
            {
                sent.Count(time => time >= first && time < first + TimeSpan.FromMinutes(1)).ShouldBeLessThanOrEqualTo(perMinute + 1 + perMinute / 60);
            }
        }, iter: 50);

    [Fact]
    public void Many_hosts_are_forgotten_when_they_have_rested()
    {
        var clock = new FakeTimeProvider();
        var rate = new DomainRate(new DomainRateSettings { PerMinute = 60_000_000 }, clock);
        for (var host = 0; host < 30_000; host++)
        {
            rate.Ask($"h{host}.example").ShouldBe(TimeSpan.Zero);
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        rate.HostCount.ShouldBeLessThanOrEqualTo(10_000);
    }

    [Fact]
    public void Less_than_one_a_minute_is_no_rate() =>
        Should.Throw<ArgumentException>(() => new DomainRate(new DomainRateSettings { PerMinute = 0 }, TimeProvider.System));
}
