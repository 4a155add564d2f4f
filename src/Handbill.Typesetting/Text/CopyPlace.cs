namespace Handbill.Typesetting.Text;

/// <summary>Where a piece of copy stands: the file as the user named it and the line in it, counted from 1.</summary>
/// <param name="File">Path relative to the issue folder, with forward slashes.</param>
/// <param name="Line">Line in the file, 1 or more; 0 when the whole file is meant.</param>
public readonly record struct CopyPlace(string File, int Line)
{
    /// <inheritdoc/>
    public override string ToString() => Line > 0 ? $"{File}:{Line}" : File;
}
