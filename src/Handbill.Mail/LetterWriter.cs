namespace Handbill.Mail;

/// <summary>Writes a letter to one reader. For many, prepare a <see cref="LetterTemplate"/> once.</summary>
public static class LetterWriter
{
    /// <inheritdoc cref="LetterTemplate.Prepare"/>
    /// <param name="letter">What is written.</param>
    /// <param name="envelope">From whom.</param>
    /// <param name="addressee">To whom.</param>
    /// <param name="keys">Sign it; none leaves it unsigned.</param>
    public static Posting Write(Letter letter, Envelope envelope, Addressee addressee, params IReadOnlyList<DkimKey> keys) =>
        LetterTemplate.Prepare(letter, envelope, keys).Write(addressee);
}
