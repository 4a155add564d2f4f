namespace Handbill.Mail;

/// <summary>
/// Says whether a mail to a host may go now, or when: at most so many a minute to each host and to all (by the generic cell rate algorithm, ITU-T I.371: mails are
/// spread over the minute, and at most a second's worth of them may go at once). It waits for nothing itself. Can be used from many threads.
/// </summary>
public sealed class DomainRate
{
    private const int MostHosts = 10_000;

    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly long _begin;
    private readonly DomainRateSettings _settings;
    private readonly Pace _all;
    private readonly Dictionary<string, Pace> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Begins with nothing sent.</summary>
    /// <exception cref="ArgumentException">A number is less than one a minute.</exception>
    public DomainRate(DomainRateSettings settings, TimeProvider clock)
    {
        if (settings.PerMinute < 1 || settings.PerMinuteAndHost < 1 || settings.Hosts.Values.Any(number => number < 1))
        {
            throw new ArgumentException("At least one mail a minute goes.", nameof(settings));
        }

        _settings = settings;
        _clock = clock;
        _begin = clock.GetTimestamp();
        _all = new Pace(settings.PerMinute);
    }

    /// <summary>Hosts that are remembered.</summary>
    internal int HostCount
    {
        get
        {
            lock (_lock)
            {
                return _hosts.Count;
            }
        }
    }

    /// <summary>Asks to send one mail.</summary>
    /// <param name="host"><see cref="MailAddress.Host"/>.</param>
    /// <returns>Zero when it may go now, and then it is counted; otherwise how long until it is worth asking again.</returns>
    public TimeSpan Ask(string host)
    {
        lock (_lock)
        {
            var now = _clock.GetElapsedTime(_begin);
            var pace = Of(host, now);
            var wait = TimeSpan.FromTicks(Math.Max(pace.Wait(now).Ticks, _all.Wait(now).Ticks));
            if (wait == TimeSpan.Zero)
            {
                pace.Count(now);
                _all.Count(now);
            }

            return wait;
        }
    }

    private Pace Of(string host, TimeSpan now)
    {
        if (_hosts.TryGetValue(host, out var known))
        {
            return known;
        }

        if (_hosts.Count >= MostHosts)
        {
            // A host that has had its pause is as good as one never written to.
            foreach (var (rested, _) in _hosts.Where(pair => pair.Value.IsRested(now)).ToList())
            {
                _hosts.Remove(rested);
            }
        }

        return _hosts[host] = new Pace(_settings.Hosts.TryGetValue(host, out var own) ? own : _settings.PerMinuteAndHost);
    }

    /// <summary>When the next would be due if they went evenly, and how far ahead of that they may be.</summary>
    private sealed class Pace(int perMinute)
    {
        private readonly TimeSpan _between = TimeSpan.FromMinutes(1) / perMinute;
        private readonly TimeSpan _ahead = TimeSpan.FromMinutes(1) / perMinute * Math.Max(0, perMinute / 60 - 1);
        private TimeSpan _due = TimeSpan.MinValue;

        public TimeSpan Wait(TimeSpan now) => IsRested(now) || _due - _ahead <= now ? TimeSpan.Zero : _due - _ahead - now;

        public void Count(TimeSpan now) => _due = (IsRested(now) ? now : _due) + _between;

        public bool IsRested(TimeSpan now) => _due <= now;
    }
}
