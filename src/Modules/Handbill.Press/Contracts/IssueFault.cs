namespace Handbill.Press.Contracts;

/// <summary>Something that keeps a sheet from being made.</summary>
/// <param name="File">File in the issue folder, with forward slashes.</param>
/// <param name="Line">Line in it, from 1; 0 when the whole file is meant.</param>
/// <param name="Message">What is wrong, and what to do.</param>
/// <param name="Slug">The edition that cannot be made; null when it concerns the whole issue.</param>
public sealed record IssueFault(string File, int Line, string Message, string? Slug = null)
{
    /// <summary>`file:line: what is wrong, what to do`.</summary>
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Message}" : $"{File}: {Message}";
}
