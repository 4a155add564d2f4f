using System.CommandLine;
using System.Text;
using Handbill.Age;

namespace Handbill.Commands;

/// <summary>How a command is told who can open a file. Secrets come from files or the terminal, never from the command line, where others see them.</summary>
internal static class AgeOptions
{
    /// <summary>Shorter ones are guessed.</summary>
    private const int ShortestPassphrase = 14;

    public static Option<string[]> Recipients() => new("--recipient", "-r")
    {
        Description = "Who can open the backup: age1…, as age-keygen prints it. May be given several times.",
        HelpName = "AGE1",
        DefaultValueFactory = _ => [],
    };

    public static Option<string?> RecipientsFile() => new("--recipients-file", "-R") { Description = "A file of recipients, one a line.", HelpName = "FILE" };

    public static Option<string?> Identity() => new("--identity", "-i") { Description = "The file of age-keygen that opens the backup.", HelpName = "FILE" };

    public static Option<string?> PassphraseFile() => new("--passphrase-file")
    {
        Description = "A file with a passphrase in its first line, instead of keys. On a terminal it is asked for when nothing is given.",
        HelpName = "FILE",
    };

    /// <summary>Whom to encrypt to.</summary>
    /// <exception cref="AgeException">Nothing usable was given.</exception>
    public static IReadOnlyList<IAgeRecipient> ReadRecipients(string[] recipients, string? recipientsFile, string? passphraseFile)
    {
        var keys = recipients.Select(AgeX25519Recipient.Parse).Concat(recipientsFile is null ? [] : Read(recipientsFile, AgeKeys.ReadRecipients)).ToList();
        if (keys.Count > 0)
        {
            return passphraseFile is null ? keys : throw new AgeException("give recipients or a passphrase: age opens a file by one or the other");
        }

        var passphrase = passphraseFile is not null ? ReadPassphrase(passphraseFile) : Ask("Passphrase for the backup: ", repeat: true);
        return passphrase.Length >= ShortestPassphrase
            ? [new AgePassphrase(passphrase)]
            : throw new AgeException($"a passphrase has at least {ShortestPassphrase} letters: take five or six words that have nothing to do with each other");
    }

    /// <summary>What to open with.</summary>
    /// <exception cref="AgeException">Nothing usable was given.</exception>
    public static IReadOnlyList<IAgeIdentity> ReadIdentities(string? identityFile, string? passphraseFile) =>
        identityFile is not null ? Read(identityFile, AgeKeys.ReadIdentities)
        : [new AgePassphrase(passphraseFile is not null ? ReadPassphrase(passphraseFile) : Ask("Passphrase of the backup: ", repeat: false))];

    private static T Read<T>(string file, Func<TextReader, T> read)
    {
        try
        {
            using var text = new StreamReader(file);
            return read(text);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new AgeException($"{file}: cannot be read", problem);
        }
        catch (AgeException problem)
        {
            throw new AgeException($"{file}: {problem.Message}", problem);
        }
    }

    private static string ReadPassphrase(string file) => Read(file, text => text.ReadLine() is { Length: > 0 } line ? line : throw new AgeException("the first line is empty"));

    private static string Ask(string prompt, bool repeat)
    {
        if (Console.IsInputRedirected || Console.IsErrorRedirected)
        {
            throw new AgeException("nothing says by what the backup is opened: give --recipient, --identity or --passphrase-file");
        }

        var first = ReadHidden(prompt);
        return !repeat || string.Equals(first, ReadHidden("The same again: "), StringComparison.Ordinal) ? first : throw new AgeException("the two passphrases differ");
    }

    private static string ReadHidden(string prompt)
    {
        Console.Error.Write(prompt);
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
