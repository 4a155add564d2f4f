namespace Handbill.Typesetting.Text;

/// <summary>Characters that come in twos: brackets, and characters with a mirror image.</summary>
internal static partial class PairTable
{
    /// <summary>The other half of a bracket, or 0.</summary>
    public static char OtherBracket(char bracket) => Find(Brackets, bracket);

    /// <summary>The character that looks like the mirror image (rule L4), or 0 when there is none.</summary>
    public static char Mirror(char character) => Find(Mirrors, character);

    /// <summary>Looks for a key in a table of keys and values by turns, in order of the keys.</summary>
    private static char Find(ReadOnlySpan<ushort> table, char key)
    {
        int low = 0;
        int high = (table.Length / 2) - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int found = table[2 * middle];
            if (found == key)
            {
                return (char)table[(2 * middle) + 1];
            }

            if (found < key)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return '\0';
    }
}
