namespace Handbill.Press.Imprints;

/// <summary>What imprint rules ask for.</summary>
internal sealed record ImprintField
{
    /// <summary>Lower-case letters, digits and hyphens; placeholders of the line name it.</summary>
    public required string Key { get; init; }

    public required ImprintFieldKind Kind { get; init; }

    public required LocalWords Label { get; init; }

    /// <summary>The sentence of the rules that asks for it.</summary>
    public required LocalWords Rule { get; init; }

    public required ImprintDemand Demand { get; init; }

    /// <summary>True when each language has its own, as with ISSN.</summary>
    public bool IsByLanguage { get; init; }

    /// <summary>True when print and online have their own.</summary>
    public bool IsByMedium { get; init; }

    /// <summary>The media that it is filled in for; one empty name where it is the same in all.</summary>
    public IReadOnlyList<string> Media => IsByMedium ? ImprintMedium.All : [""];

    /// <summary>What it is made of; one empty name where it is one text.</summary>
    public IReadOnlyList<string> Parts => Kind == ImprintFieldKind.UnionMark ? ImprintPart.All : [""];

    /// <summary>Whether an issue cannot be locked without it.</summary>
    /// <param name="medium">Of a field by medium.</param>
    /// <param name="part">Of a field of parts.</param>
    public bool IsRequired(string medium, string part) => part != ImprintPart.Ends && Demand switch
    {
        ImprintDemand.Always => true,
        ImprintDemand.Print => medium is ImprintMedium.Print or "",
        ImprintDemand.Online => medium is ImprintMedium.Online or "",
        _ => false,
    };
}

/// <summary>What is written into a field.</summary>
internal enum ImprintFieldKind
{
    /// <summary>Any words on one line.</summary>
    Text,

    /// <summary>A postal address.</summary>
    Address,

    /// <summary>A person who answers for something.</summary>
    Person,

    /// <summary>A firm, a union, a committee.</summary>
    Organisation,

    /// <summary>A standard number of a serial, checked by its last digit.</summary>
    Issn,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A union's licensed mark: who holds the licence, its number, and until when it holds.</summary>
    UnionMark,
}

/// <summary>When a field has to be filled in before an issue is locked.</summary>
internal enum ImprintDemand
{
    /// <summary>It may stay empty.</summary>
    Never,

    /// <summary>In all media.</summary>
    Always,

    /// <summary>For print.</summary>
    Print,

    /// <summary>Online.</summary>
    Online,
}

/// <summary>Media that a field may differ in.</summary>
internal static class ImprintMedium
{
    public const string Print = "print";

    public const string Online = "online";

    public static IReadOnlyList<string> All { get; } = [Print, Online];
}

/// <summary>Parts of a licensed mark.</summary>
internal static class ImprintPart
{
    public const string Holder = "holder";

    public const string Number = "number";

    /// <summary>The last day on which the licence holds; empty for no end.</summary>
    public const string Ends = "ends";

    public static IReadOnlyList<string> All { get; } = [Holder, Number, Ends];
}
