namespace Handbill.Press.Contracts;

/// <summary>What imprint rules ask of an issue, for who locks it.</summary>
public interface IImprintRules
{
    /// <summary>What the imprint of an issue lacks by the rules that its publication and itself follow, in the words of the request's language; empty when nothing.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="languages">BCP 47 tags of the editions that are printed.</param>
    /// <param name="cancellation">Ends the question.</param>
    Task<IReadOnlyList<ImprintGap>> MissingAsync(IssueCard issue, IReadOnlyCollection<string> languages, CancellationToken cancellation);
}

/// <summary>Something that an imprint lacks.</summary>
/// <param name="Kind">What is the matter.</param>
/// <param name="Field">What is filled in, with its language and medium where it has one; empty when it is about the rules as a whole.</param>
/// <param name="Profile">Name of the rules.</param>
/// <param name="Rule">The sentence of the rules that asks for it; what stands in the file, where that is the matter.</param>
/// <param name="Href">The page, and the place on it, where it is filled in.</param>
public sealed record ImprintGap(ImprintGapKind Kind, string Field, string Profile, string Rule, string Href);

/// <summary>What is the matter with an imprint.</summary>
public enum ImprintGapKind
{
    /// <summary>A required field is empty.</summary>
    Missing,

    /// <summary>A field is filled in and cannot be right.</summary>
    Bad,

    /// <summary>A licence ends before the day of the issue.</summary>
    Ended,

    /// <summary>The rules that were chosen are not there any more.</summary>
    Gone,

    /// <summary>The line that is printed is not the one that the rules give now.</summary>
    Changed,

    /// <summary>The rules of the issue's folder are not kept.</summary>
    Folder,
}
