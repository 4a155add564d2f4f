namespace Handbill.Age;

/// <summary>Files of recipients and of identities: one a line, with comments after #.</summary>
public static class AgeKeys
{
    /// <summary>Reads recipients, as `age --recipients-file` takes them.</summary>
    /// <exception cref="AgeException">A line is none, or there is none at all; the message gives the line's number.</exception>
    public static IReadOnlyList<AgeX25519Recipient> ReadRecipients(TextReader text) => Read(text, AgeX25519Recipient.Parse, "recipient");

    /// <summary>Reads identities, as `age-keygen` writes them.</summary>
    /// <exception cref="AgeException">A line is none, or there is none at all; the message gives the line's number.</exception>
    public static IReadOnlyList<AgeX25519Identity> ReadIdentities(TextReader text) => Read(text, AgeX25519Identity.Parse, "identity");

    private static List<T> Read<T>(TextReader text, Func<string, T> parse, string what)
    {
        var found = new List<T>();
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            if (line.Trim() is { Length: > 0 } key && key[0] != '#')
            {
                try
                {
                    found.Add(parse(key));
                }
                catch (AgeException problem)
                {
                    throw new AgeException($"line {number}: {problem.Message}", problem);
                }
            }
        }

        return found.Count > 0 ? found : throw new AgeException($"there is no {what} in it");
    }
}
