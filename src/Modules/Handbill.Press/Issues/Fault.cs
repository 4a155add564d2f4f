using Handbill.Typesetting.Text;

namespace Handbill.Press.Issues;

/// <summary>Something in an issue folder that keeps a sheet from being made, and what to do about it.</summary>
/// <param name="Place">File and line.</param>
/// <param name="Problem">What is wrong: no capital at its start, no full stop.</param>
/// <param name="Remedy">What to do: an order, likewise.</param>
internal sealed record Fault(CopyPlace Place, string Problem, string Remedy)
{
    /// <summary>By file, then line, then text, whatever the machine's culture.</summary>
    public static int Compare(Fault a, Fault b)
    {
        var order = string.CompareOrdinal(a.Place.File, b.Place.File);
        order = order != 0 ? order : a.Place.Line.CompareTo(b.Place.Line);
        return order != 0 ? order : string.CompareOrdinal(a.Problem, b.Problem);
    }

    /// <summary>`file:line: what is wrong, what to do`.</summary>
    public override string ToString() => $"{Place}: {Problem}, {Remedy}";
}
