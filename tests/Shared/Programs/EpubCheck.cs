using System.Diagnostics;

namespace Handbill.Programs;

/// <summary>Asks Debian's epubcheck what is wrong with books. It begins slowly, and is asked about several at once.</summary>
internal static class EpubCheck
{
    public static async Task<string> FaultsAsync(params (string Name, byte[] Book)[] books)
    {
        var program = Needed.Program("epubcheck");
        var folder = Directory.CreateTempSubdirectory("books");
        try
        {
            var faults = await Task.WhenAll(books.Select(book => FaultsAsync(program, Path.Combine(folder.FullName, book.Name + ".epub"), book.Book)));
            return string.Concat(faults);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> FaultsAsync(string program, string path, byte[] book)
    {
        await File.WriteAllBytesAsync(path, book);

        // The program is an archive of Java's, which not every machine can start by itself. Most of its time is a compiler's whose work a book does not repay.
        string[] arguments = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-jar", program, "--quiet", "--failonwarnings", path];
        var start = new ProcessStartInfo(Needed.Program("java"), arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var check = Process.Start(start)!;
        var errors = check.StandardError.ReadToEndAsync();
        var output = await check.StandardOutput.ReadToEndAsync();
        await check.WaitForExitAsync();
        return check.ExitCode == 0 ? "" : $"{output}{await errors}exit code {check.ExitCode}\n";
    }
}
