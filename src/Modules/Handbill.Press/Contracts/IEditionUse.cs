namespace Handbill.Press.Contracts;

/// <summary>Answers whether an edition has something in it. A module that keeps copy for editions registers its own; all are asked.</summary>
public interface IEditionUse
{
    /// <summary>True when the edition holds something that would be lost with it.</summary>
    Task<bool> IsUsedAsync(EditionId edition, CancellationToken cancellation);
}
