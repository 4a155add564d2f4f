namespace Handbill.Typesetting.Text;

/// <summary>Numbers of the letters that a set of patterns uses, the same for both cases.</summary>
internal sealed class LetterCodes
{
    /// <summary>Number of the dot that stands at both ends of a word.</summary>
    public const byte Edge = 1;

    // Latin, Greek and Cyrillic end before this; polytonic Greek and what else comes after is kept in the small table.
    private const int DirectLimit = 0x530;

    private readonly byte[] direct = new byte[DirectLimit];
    private readonly Dictionary<char, byte> others = [];
    private byte count = Edge;

    /// <summary>The number of a character, or 0 when no pattern has it.</summary>
    public byte this[char letter] => letter < DirectLimit ? direct[letter] : others.GetValueOrDefault(letter);

    /// <summary>The number of a pattern's letter, given when it is first seen.</summary>
    /// <exception cref="FormatException">There are more letters than <see cref="PatternTrie.MaxLetters"/>.</exception>
    public byte Add(char letter)
    {
        if (letter == '.')
        {
            return Edge;
        }

        if (this[letter] is var known and > 0)
        {
            return known;
        }

        if (++count > PatternTrie.MaxLetters)
        {
            throw new FormatException($"Patterns may have {PatternTrie.MaxLetters} different letters at most.");
        }

        Set(letter, count);
        return count;
    }

    /// <summary>
    /// Gives capitals the numbers of their small letters, and each apostrophe that of the other. Patterns that know the
    /// dotless i are Turkic: there I is its capital and İ that of i.
    /// </summary>
    public void AddVariants()
    {
        for (char letter = '\0'; letter < DirectLimit; letter++)
        {
            if (direct[letter] is var code and > 0 && char.ToUpperInvariant(letter) is var capital && this[capital] == 0)
            {
                Set(capital, code);
            }
        }

        if (this['ı'] > 0)
        {
            Set('I', this['ı']);
            Set('İ', this['i']);
        }

        if (this['\''] == 0)
        {
            Set('\'', this['’']);
        }
        else if (this['’'] == 0)
        {
            Set('’', this['\'']);
        }
    }

    private void Set(char letter, byte code)
    {
        if (letter < DirectLimit)
        {
            direct[letter] = code;
        }
        else if (code > 0)
        {
            others[letter] = code;
        }
    }
}
