namespace Handbill.Kernel.Ids;

/// <summary>
/// A typed id: a wrong one does not compile. Ids are UUIDs of version 7, so that rows made one after the other lie beside each
/// other; in addresses they are 32 hexadecimal digits.
/// </summary>
/// <typeparam name="TSelf">The id itself.</typeparam>
public interface IId<TSelf> : IParsable<TSelf>
    where TSelf : struct, IId<TSelf>
{
    /// <summary>The value as it is stored.</summary>
    Guid Value { get; }

    /// <summary>The id of a stored value.</summary>
    static abstract TSelf From(Guid value);
}
