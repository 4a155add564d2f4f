using System.Text;
using Handbill.Typesetting.Pages;

namespace Handbill.Pdf.Reading;

/// <summary>Names of the standard structure types (ISO 32000-1, 14.8.4); ours are all standard, so no role map is needed.</summary>
internal static class RoleName
{
    private static readonly byte[][] Names =
        [.. Enum.GetNames<StructureRole>().Select(static name => Encoding.ASCII.GetBytes(name))];

    internal static ReadOnlySpan<byte> Of(StructureRole role) => Names[(int)role];
}
