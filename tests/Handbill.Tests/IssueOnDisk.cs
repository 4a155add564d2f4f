using System.Text;

namespace Handbill.Tests;

/// <summary>An issue folder and a folder for its sheets, taken away after the test.</summary>
internal sealed class IssueOnDisk : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("handbill-").FullName;

    /// <summary>Writes an issue with an editorial in English and Spanish and these workplaces in English.</summary>
    public IssueOnDisk(params string[] slugs)
    {
        Write("issue.yaml", """
            publication: The Common Voice
            motto: Written where we work
            number: 7
            date: 2026-11-23
            language: en
            sheet: A4
            imprint: Printed and published by The Common Voice

            """);
        Write("editorial.md", $"---\ntitle: What we won on Thursday\n---\n\n{Sentences(430)}\n");
        Write("editorial.es.md", $"---\ntitle: Lo que ganamos el jueves\n---\n\n{Sentences(430)}\n");
        foreach (var slug in slugs)
        {
            WriteWorkplace(slug);
        }
    }

    /// <summary>The issue folder.</summary>
    public string Folder => Path.Combine(_root, "issue");

    /// <summary>Where sheets go; not made before the first run.</summary>
    public string Out => Path.Combine(_root, "out");

    /// <summary>Writes a workplace's file.</summary>
    public void WriteWorkplace(string slug, string language = "en", int words = 600) => Write($"workplaces/{slug}.md", $"""
        ---
        workplace: {slug}
        copies: 100
        language: {language}
        ---

        ## The lift is mended

        {Sentences(words / 2)}

        ## Who has the key to the yard

        {Sentences(words / 2)}

        """);

    /// <summary>Writes any file of the issue.</summary>
    public void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes any file of the issue.</summary>
    public void Write(string path, byte[] content)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
    }

    /// <summary>Path of a file that the press made.</summary>
    public string Made(string name) => Path.Combine(Out, name);

    /// <summary>Text of so many words, in paragraphs.</summary>
    public static string Sentences(int words)
    {
        string[] vocabulary = ["the", "lift", "in", "hall", "two", "was", "mended", "on", "Monday", "after", "nine", "weeks", "of", "asking", "everybody", "twice"];
        var text = new StringBuilder();
        for (var i = 0; i < words; i++)
        {
            text.Append(vocabulary[(i * 7 + (i / 16)) % vocabulary.Length]).Append(i % 60 == 59 ? ".\n\n" : i % 12 == 11 ? ". " : " ");
        }

        return text.ToString().TrimEnd();
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_root, recursive: true);
}
