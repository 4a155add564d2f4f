using System.Collections.Immutable;

namespace Handbill.Press.Imprints;

/// <summary>Imprint rules of a country and a kind of print, as a file has them: what is asked for, why, and the line that is printed.</summary>
internal sealed record ImprintProfile
{
    /// <summary>Lower-case letters, digits and hyphens.</summary>
    public required string Key { get; init; }

    public required LocalWords Name { get; init; }

    /// <summary>ISO 3166 code in two capitals; empty for any country.</summary>
    public string Country { get; init; } = "";

    /// <summary>`newsletter`, `newspaper`, `leaflet`, `election-leaflet`; empty for any.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Which law or rule it follows.</summary>
    public required LocalWords Source { get; init; }

    public required ImmutableArray<ImprintField> Fields { get; init; }

    /// <summary>The lines by BCP 47 tag, as written; each is a good <see cref="ImprintTemplate"/>.</summary>
    public required LocalWords Lines { get; init; }

    /// <summary>The line of a language, before its fields are put in.</summary>
    /// <param name="language">BCP 47 tag of an edition.</param>
    /// <param name="usual">That of the publication.</param>
    public ImprintTemplate Line(string language, string usual) => ImprintTemplate.Read(Lines.For(language, usual));
}
