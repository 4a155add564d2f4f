namespace Handbill.Groups.Contracts;

/// <summary>Seals texts with the server's own key, which lies beside the database and not in it: a stolen database tells none of them.</summary>
public interface ISealedTexts
{
    /// <summary>Seals.</summary>
    /// <param name="purpose">What it is: sealed for one purpose, it opens for no other.</param>
    /// <param name="text">The text.</param>
    byte[] Seal(string purpose, string text);

    /// <summary>Opens; null for what this server did not seal for this purpose.</summary>
    /// <param name="purpose">What it is.</param>
    /// <param name="bytes">What <see cref="Seal"/> gave.</param>
    string? Open(string purpose, byte[] bytes);
}
