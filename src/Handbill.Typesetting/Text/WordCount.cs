namespace Handbill.Typesetting.Text;

/// <summary>Counts words as a reader does.</summary>
public static class WordCount
{
    /// <summary>Number of stretches without white space that have a letter or a digit.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        var words = 0;
        var counted = false;
        foreach (var unit in text)
        {
            if (char.IsWhiteSpace(unit))
            {
                counted = false;
            }
            else if (!counted && char.IsLetterOrDigit(unit))
            {
                counted = true;
                words++;
            }
        }

        return words;
    }
}
