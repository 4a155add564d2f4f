using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Handbill.Kernel.Ids;

/// <summary>Stores a typed id as its UUID.</summary>
internal sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Back(value))
    where TId : struct, IId<TId>
{
    // Apart, since an expression cannot call what an interface declares static.
    private static TId Back(Guid value) => TId.From(value);
}
