using System.Text.Json;
using System.Text.Json.Serialization;

namespace Handbill.Desk.Editorials.Translations;

/// <summary>What the parts of a translation were translated from. It is kept beside the translation, whose text stands for itself.</summary>
/// <param name="Headline">The headline it was translated from; null when that is not known.</param>
/// <param name="Kicker">The kicker.</param>
/// <param name="Units">The paragraphs.</param>
internal sealed record TranslationMemory(string? Headline, string? Kicker, IReadOnlyList<TranslationUnit> Units)
{
    /// <summary>Nothing is known: of a translation that came in a folder.</summary>
    public static TranslationMemory None { get; } = new(null, null, []);

    /// <summary>True when whoever saves it has said what the headline is a translation of; not kept.</summary>
    [JsonIgnore]
    public bool SaysHeadline { get; init; }

    /// <summary>The same of the kicker.</summary>
    [JsonIgnore]
    public bool SaysKicker { get; init; }

    public static TranslationMemory Read(string? json) => json is null ? None : JsonSerializer.Deserialize<TranslationMemory>(json) ?? None;

    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>The paragraphs of a translation as it stands now, each with what it was translated from.</summary>
    /// <param name="body">The translation's text. Somebody may have changed it elsewhere: what is alike keeps what is known of it.</param>
    public IReadOnlyList<TranslationUnit> UnitsOf(string body)
    {
        if (CopyBlocks.Compose(Units.Select(unit => unit.Target)) == body)
        {
            return [.. Units.Where(unit => unit.Target.Length > 0)];
        }

        var blocks = CopyBlocks.Of(body);
        var known = Units.SelectMany(unit => CopyBlocks.Of(unit.Target).Select(block => (Block: block, Unit: unit))).ToList();
        var from = ParagraphAlignment.Of([.. known.Select(one => one.Block)], blocks);
        var units = new List<TranslationUnit>();
        TranslationUnit? last = null;
        for (var i = 0; i < blocks.Count; i++)
        {
            var unit = from[i] < 0 ? null : known[from[i]].Unit;
            if (unit is not null && ReferenceEquals(unit, last))
            {
                // Several paragraphs that one was translated into.
                units[^1] = units[^1] with { Target = $"{units[^1].Target}\n\n{blocks[i]}" };
            }
            else
            {
                units.Add(new TranslationUnit(unit?.Source, blocks[i]) { IsSaid = unit?.IsSaid == true });
            }

            last = unit;
        }

        return units;
    }

    /// <summary>What is known of a translation after somebody saved it.</summary>
    /// <param name="body">The text that was saved: theirs, put together with what others wrote meanwhile.</param>
    /// <param name="before">What was known until then.</param>
    /// <param name="bodyBefore">The text until then.</param>
    public TranslationMemory Over(string body, TranslationMemory before, string bodyBefore)
    {
        // What others say of paragraphs that they left alone stands.
        var others = before.UnitsOf(bodyBefore).GroupBy(unit => unit.Target, StringComparer.Ordinal).ToDictionary(same => same.Key, same => new Queue<TranslationUnit>(same), StringComparer.Ordinal);
        var units = UnitsOf(body).Select(unit =>
            others.TryGetValue(unit.Target, out var same) && same.TryDequeue(out var other) && !(unit.IsSaid && Units.Any(mine => mine.Target == unit.Target)) ? other : unit);
        return new TranslationMemory(SaysHeadline ? Headline : before.Headline, SaysKicker ? Kicker : before.Kicker, [.. units]);
    }
}

/// <summary>A paragraph of a translation.</summary>
/// <param name="Source">The paragraph it was translated from; null when that is not known.</param>
/// <param name="Target">The translation: one paragraph or several.</param>
internal sealed record TranslationUnit(string? Source, string Target)
{
    /// <summary>True when whoever saves it has said that it is a translation of <see cref="Source"/>; not kept.</summary>
    [JsonIgnore]
    public bool IsSaid { get; init; }
}
