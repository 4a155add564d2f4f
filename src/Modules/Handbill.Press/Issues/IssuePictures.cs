using System.Collections.Concurrent;
using Handbill.Pdf.Document;
using Handbill.Pdf.Pictures;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Issues;

/// <summary>The pictures of an issue. Each is looked at once, however many editions name it.</summary>
internal sealed class IssuePictures(IIssueFiles files)
{
    /// <summary>Where pictures are kept.</summary>
    public const string Folder = "images";

    /// <summary>Bytes that a picture may have.</summary>
    public const int LongestFile = 64 << 20;

    private readonly PictureStore _store = new();
    private readonly ConcurrentDictionary<string, Lazy<Finding>> _findings = new(StringComparer.Ordinal);

    /// <summary>The pixels of all pictures that copy has named so far, by path.</summary>
    public IPictures Store => _store;

    /// <summary>Finds the picture that copy names. Where a fault is added, a stand-in is given.</summary>
    /// <param name="path">As written in the copy.</param>
    /// <param name="place">Where it is named.</param>
    /// <param name="faults">Gets the faults.</param>
    public PictureSource Find(string path, CopyPlace place, FaultList faults)
    {
        var plain = Uri.UnescapeDataString(path);
        if (plain.Length == 0)
        {
            faults.Add(place, "the picture has no path", "write one such as `images/gate.jpg` between the round brackets");
            return new PictureSource("", 1, 1);
        }

        if (plain.Contains("://", StringComparison.Ordinal) || plain.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            faults.Add(place, $"the picture `{Fields.Shown(plain)}` is not a file of the issue", $"save it in {Folder}/ and write that path");
            return new PictureSource("", 1, 1);
        }

        if (!IssuePath.IsInside(plain))
        {
            faults.Add(place, $"the path `{Fields.Shown(plain)}` leaves the issue folder", $"write it from the issue folder on, such as {Folder}/gate.jpg");
            return new PictureSource("", 1, 1);
        }

        if (!plain.StartsWith(Folder + "/", StringComparison.Ordinal))
        {
            faults.Add(place, $"the picture `{Fields.Shown(plain)}` is not in {Folder}/", $"move it there and write {Folder}/{Fields.Shown(plain[(plain.LastIndexOf('/') + 1)..])}");
            return new PictureSource("", 1, 1);
        }

        var finding = _findings.GetOrAdd(plain, key => new Lazy<Finding>(() => Inspect(key))).Value;
        if (finding.Problem is not null)
        {
            faults.Add(place, $"the picture {Fields.Shown(plain)} {finding.Problem}", finding.Remedy ?? "save it anew");
            return new PictureSource(plain, 1, 1);
        }

        return new PictureSource(plain, finding.Width, finding.Height);
    }

    private Finding Inspect(string path)
    {
        var reading = files.Read(path, LongestFile);
        return reading.Outcome switch
        {
            FileOutcome.Found => Inspect(path, reading.Content),
            FileOutcome.Missing => new Finding(0, 0, "is missing", Missing(path)),
            FileOutcome.Outside => new Finding(0, 0, "is a link out of the issue folder", "put the file itself there"),
            FileOutcome.TooLong => new Finding(0, 0, $"has more than {LongestFile >> 20} MiB", "save it smaller"),
            _ => new Finding(0, 0, "cannot be read", "check that it is a file and that you may read it"),
        };
    }

    private Finding Inspect(string path, byte[] content)
    {
        // The first reading is at hand; later ones happen when the picture is encoded.
        var first = content;
        var found = _store.Add(path, () => Interlocked.Exchange(ref first!, null) ?? files.Read(path, LongestFile).Content);
        if (found is PictureInfo info)
        {
            return new Finding(info.Width, info.Height);
        }

        var message = ((PictureRefusal)found).Message;
        var cut = Math.Max(message.LastIndexOf("; ", StringComparison.Ordinal), message.LastIndexOf(": ", StringComparison.Ordinal));
        return cut < 0 ? new Finding(0, 0, message, "save it anew") : new Finding(0, 0, message[..cut], message[(cut + 2)..]);
    }

    private string Missing(string path)
    {
        var slash = path.LastIndexOf('/');
        var nearest = NearestName.Find(path[(slash + 1)..], files.List(path[..slash]));
        return nearest is null ? "put it there, or correct the path" : $"write {path[..slash]}/{nearest} if that is meant";
    }

    // Pixels, or what is wrong and what to do.
    private readonly record struct Finding(int Width, int Height, string? Problem = null, string? Remedy = null);
}
