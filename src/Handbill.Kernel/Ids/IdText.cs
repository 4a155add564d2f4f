using System.Diagnostics.CodeAnalysis;

namespace Handbill.Kernel.Ids;

/// <summary>Ids in addresses and forms.</summary>
public static class IdText
{
    /// <summary>The id as 32 hexadecimal digits.</summary>
    public static string Of(Guid value) => value.ToString("N");

    /// <summary>Reads 32 hexadecimal digits; anything else is refused.</summary>
    public static bool TryRead<TId>([NotNullWhen(true)] string? text, out TId id)
        where TId : struct, IId<TId>
    {
        var isId = Guid.TryParseExact(text, "N", out var value);
        id = TId.From(value);
        return isId;
    }

    /// <summary>Reads 32 hexadecimal digits.</summary>
    /// <exception cref="FormatException">It is anything else.</exception>
    public static TId Read<TId>(string text)
        where TId : struct, IId<TId> => TryRead(text, out TId id) ? id : throw new FormatException("An id is 32 hexadecimal digits.");
}
