using Handbill.Press.Contracts;

namespace Handbill.Press.Runs;

/// <summary>
/// The folder that sheets are written to. A file is written aside under a name that begins with a dot and then renamed, so
/// that whatever stops the run, a sheet is there whole or not at all.
/// </summary>
internal sealed class OutFolder
{
    // ENOSPC and EDQUOT as .NET gives them on Unix (errno 28 and 122), and ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows.
    private static readonly int[] FullDisk = [28, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    private readonly string _root;
    private ILookup<string, string> _earlierPrints = Enumerable.Empty<string>().ToLookup(name => name);

    /// <summary>Names the folder; nothing is touched yet.</summary>
    /// <param name="root">The folder as the user named it.</param>
    public OutFolder(string root) => _root = root;

    /// <summary>Path of the account of how editions fit.</summary>
    public string Fit => Path.Combine(_root, "fit.json");

    /// <summary>Makes the folder where it is missing, and sees what earlier runs left there.</summary>
    /// <exception cref="PressException">It cannot be made.</exception>
    public void Prepare() => Try(() =>
    {
        var prints = Directory.CreateDirectory(Path.Combine(_root, "print"));

        // One file an ink is named `slug.ink.pdf`; slugs have no dots.
        _earlierPrints = prints.EnumerateFiles("*.pdf")
            .Select(file => Path.GetFileNameWithoutExtension(file.Name))
            .ToLookup(name => name.Split('.')[0], StringComparer.Ordinal);
    });

    /// <summary>Puts an edition's files in place and takes away what earlier runs left of it. Editions may be put from several threads.</summary>
    /// <param name="slug">The edition.</param>
    /// <param name="made">What was made of it.</param>
    /// <param name="keepsRefused">True leaves an earlier reading file where the edition is refused now.</param>
    /// <exception cref="PressException">The disk is full, or the folder cannot be written.</exception>
    public void Put(string slug, MadeEdition made, bool keepsRefused)
    {
        // First what must not be printed any more, then the new files: a run that is stopped here leaves no stale print.
        RemovePrints(slug, made.Prints.Select(print => print.Name));
        if (made.Result is not null)
        {
            Write(Reading(slug), made.Reading.Span);
        }
        else if (!keepsRefused)
        {
            Remove(Reading(slug));
        }

        foreach (var print in made.Prints)
        {
            Write(Print(print.Name), print.Bytes.Span);
        }
    }

    /// <summary>Takes away all that earlier runs made of an edition.</summary>
    /// <exception cref="PressException">A file cannot be taken away.</exception>
    public void Forget(string slug)
    {
        RemovePrints(slug, []);
        Remove(Reading(slug));
    }

    /// <summary>Writes the account of how editions fit.</summary>
    /// <exception cref="PressException">The disk is full, or the folder cannot be written.</exception>
    public void WriteFit(ReadOnlySpan<byte> content) => Write(Fit, content);

    /// <summary>Writes one file wherever the user wants it, in one step as all others.</summary>
    /// <exception cref="PressException">The disk is full, or the file cannot be written.</exception>
    public static void WriteFile(string path, ReadOnlySpan<byte> content)
    {
        var folder = Path.GetDirectoryName(path);
        var place = new OutFolder(string.IsNullOrEmpty(folder) ? "." : folder);
        place.Try(() => Directory.CreateDirectory(place._root));
        place.Write(path, content);
    }

    private void Write(string path, ReadOnlySpan<byte> content)
    {
        var aside = Path.Combine(Path.GetDirectoryName(path)!, "." + Path.GetFileName(path) + ".tmp");
        try
        {
            using (var handle = File.OpenHandle(aside, FileMode.Create, FileAccess.Write))
            {
                RandomAccess.Write(handle, content, 0);
            }

            File.Move(aside, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Discard(aside);
            throw Refusal(e);
        }
    }

    private void RemovePrints(string slug, IEnumerable<string> staying)
    {
        foreach (var name in _earlierPrints[slug].Except(staying, StringComparer.Ordinal))
        {
            Remove(Print(name));
        }
    }

    private void Remove(string path) => Try(() => File.Delete(path));

    private string Reading(string slug) => Path.Combine(_root, slug + ".pdf");

    private string Print(string name) => Path.Combine(_root, "print", name + ".pdf");

    private static void Discard(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The disk that refused the file may refuse this too; the first refusal is the one to tell.
        }
    }

    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing was there to take away.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refusal(e);
        }
    }

    private PressException Refusal(Exception e) => FullDisk.Contains(e.HResult)
        ? new PressException($"{_root}: the disk is full, free some space or choose another folder with --out", e)
        : new PressException($"{_root}: nothing can be written there, check that it is a folder that you may write to or choose another with --out", e);
}
