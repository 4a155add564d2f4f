using Handbill.Ui.Components;

namespace Handbill.Press.Publications;

/// <summary>
/// A publication as its form has it. Deadlines are asked for as people say them, so many days before the hand-out at such an hour, and
/// kept as minutes before it.
/// </summary>
internal sealed class PublicationForm
{
    public string? Name { get; set; }

    public string? Slug { get; set; }

    public string? Motto { get; set; }

    public string? Imprint { get; set; }

    public string? Language { get; set; }

    /// <summary>Tags, separated by commas or spaces.</summary>
    public string? Translations { get; set; }

    public string? Sheet { get; set; }

    public string? Style { get; set; }

    /// <summary>Names, separated by commas or spaces.</summary>
    public string? Inks { get; set; }

    public string? Submit { get; set; }

    public string? TimeZone { get; set; }

    public int? EveryWeeks { get; set; }

    public DateOnly? FirstHandOut { get; set; }

    public TimeOnly? HandOutAt { get; set; }

    public int? OpensDays { get; set; }

    public TimeOnly? OpensAt { get; set; }

    public int? CopyDays { get; set; }

    public TimeOnly? CopyAt { get; set; }

    public int? LockDays { get; set; }

    public TimeOnly? LockAt { get; set; }

    public int? PressDays { get; set; }

    public TimeOnly? PressAt { get; set; }

    public int? NextNumber { get; set; }

    /// <summary>The version that the form was filled from.</summary>
    public int Version { get; set; }

    public IReadOnlyList<string> TranslationTags => Words(Translations);

    public IReadOnlyList<string> InkNames => Words(Inks);

    /// <summary>What a new publication begins with: a fortnightly sheet of A4.</summary>
    public static PublicationForm Begin(string language, string zone, DateOnly today)
    {
        var monday = today.AddDays(((((int)DayOfWeek.Monday - (int)today.DayOfWeek) + 6) % 7) + 8);
        return new PublicationForm
        {
            Language = language,
            Sheet = "A4",
            TimeZone = zone,
            EveryWeeks = 2,
            FirstHandOut = monday,
            HandOutAt = new TimeOnly(6, 0),
            OpensDays = 14,
            OpensAt = new TimeOnly(8, 0),
            CopyDays = 6,
            CopyAt = new TimeOnly(20, 0),
            LockDays = 4,
            LockAt = new TimeOnly(20, 0),
            PressDays = 3,
            PressAt = new TimeOnly(9, 0),
            NextNumber = 1,
        };
    }

    public static PublicationForm Of(Publication publication)
    {
        var (opens, copy, locks, press) = (Split(publication.OpensBefore), Split(publication.CopyBefore), Split(publication.LockBefore), Split(publication.PressBefore));
        return new PublicationForm
        {
            Name = publication.Name,
            Slug = publication.Slug,
            Motto = publication.Motto,
            Imprint = publication.Imprint,
            Language = publication.Language,
            Translations = string.Join(", ", publication.Translations),
            Sheet = publication.Sheet,
            Style = publication.Style,
            Inks = string.Join(", ", publication.Inks),
            Submit = publication.Submit,
            TimeZone = publication.TimeZone,
            EveryWeeks = publication.EveryWeeks,
            FirstHandOut = publication.FirstHandOut,
            HandOutAt = Time(publication.HandOutAt),
            OpensDays = opens.Days,
            OpensAt = opens.At,
            CopyDays = copy.Days,
            CopyAt = copy.At,
            LockDays = locks.Days,
            LockAt = locks.At,
            PressDays = press.Days,
            PressAt = press.At,
            NextNumber = publication.NextNumber,
            Version = publication.Version,
        };

        (int Days, TimeOnly At) Split(int before)
        {
            var minutes = publication.HandOutAt - before;
            var days = (int)Math.Ceiling(-minutes / 1440.0);
            return (days, Time(minutes + (days * 1440)));
        }
    }

    /// <summary>Writes what a checked form says into a publication.</summary>
    public void WriteTo(Publication publication)
    {
        publication.Name = Name!.Trim();
        publication.Slug = Slug!.Trim();
        publication.Motto = Motto?.Trim() ?? "";
        publication.Imprint = Imprint?.Trim() ?? "";
        publication.Language = Issues.Languages.Find(Language!)!;
        publication.Translations = [.. TranslationTags.Select(tag => Issues.Languages.Find(tag)!).Where(tag => tag != publication.Language).Distinct(StringComparer.Ordinal)];
        publication.Sheet = Sheet!;
        publication.Style = Style ?? "";
        publication.Inks = [.. InkNames];
        publication.Submit = Submit?.Trim() ?? "";
        publication.TimeZone = TimeZone!;
        publication.EveryWeeks = EveryWeeks!.Value;
        publication.FirstHandOut = FirstHandOut!.Value;
        publication.HandOutAt = Minutes(HandOutAt);
        publication.OpensBefore = Before(OpensDays, OpensAt);
        publication.CopyBefore = Before(CopyDays, CopyAt);
        publication.LockBefore = Before(LockDays, LockAt);
        publication.PressBefore = Before(PressDays, PressAt);
        publication.NextNumber = NextNumber!.Value;
    }

    /// <summary>The schedule that a checked form says.</summary>
    public Schedule Schedule() => new(EveryWeeks!.Value, FirstHandOut!.Value, Minutes(HandOutAt), LocalClock.Zone(TimeZone!))
    {
        OpensBefore = Before(OpensDays, OpensAt),
        CopyBefore = Before(CopyDays, CopyAt),
        LockBefore = Before(LockDays, LockAt),
        PressBefore = Before(PressDays, PressAt),
    };

    /// <summary>Where this form says something else than what is saved.</summary>
    public IReadOnlyList<Difference> DifferencesTo(PublicationForm saved, Func<string, string> label) =>
    [
        .. from field in typeof(PublicationForm).GetProperties()
           where field.CanWrite && field.Name != nameof(Version)
           let mine = Text(field.GetValue(this))
           let theirs = Text(field.GetValue(saved))
           where mine != theirs
           select new Difference(label(field.Name), mine, theirs),
    ];

    /// <summary>Minutes before the hand-out.</summary>
    public int Before(int? days, TimeOnly? at) => Minutes(HandOutAt) + (days.GetValueOrDefault() * 1440) - Minutes(at);

    private static string Text(object? value) => FormattableString.Invariant($"{value}").Trim();

    private static int Minutes(TimeOnly? time) => time is { } known ? (known.Hour * 60) + known.Minute : 0;

    private static TimeOnly Time(int minutes) => new(minutes / 60, minutes % 60);

    private static string[] Words(string? text) =>
        (text ?? "").Split([',', ';', ' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
