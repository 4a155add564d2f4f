namespace Handbill.Mail;

/// <summary>How many mails a minute may go.</summary>
public sealed record DomainRateSettings
{
    /// <summary>To all hosts together.</summary>
    public int PerMinute { get; init; } = 120_000;

    /// <summary>To each host.</summary>
    public int PerMinuteAndHost { get; init; } = 600;

    /// <summary>To hosts that want fewer or take more, by their name in ASCII.</summary>
    public IReadOnlyDictionary<string, int> Hosts { get; init; } = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
}
