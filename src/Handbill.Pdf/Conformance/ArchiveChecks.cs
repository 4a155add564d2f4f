using System.Buffers.Binary;

namespace Handbill.Pdf.Conformance;

/// <summary>What PDF/A-2 asks of the file as a whole and of its colours (ISO 19005-2, 6.1 and 6.2).</summary>
internal static class ArchiveChecks
{
    internal static void Run(CheckedFile file)
    {
        Frame(file);
        int components = OutputIntent(file);
        Colours(file, components);
        foreach (PdfStream stream in file.Pdf.Objects.Values.OfType<PdfStream>())
        {
            string? filter = file.Pdf.Name(stream.Dictionary.GetValueOrDefault("Filter"));
            file.Report(stream.Dictionary.ContainsKey("F") || filter is "LZWDecode" or "Crypt", "A 6.1.7", $"a stream is packed by {filter} or stands outside");
        }
    }

    /// <summary>Reports whatever makes something transparent.</summary>
    internal static void Transparency(CheckedFile file, string rule)
    {
        foreach (object? value in file.Pdf.Objects.Values)
        {
            if (file.Pdf.Dictionary(value) is not { } dictionary)
                continue;
            bool group = file.Pdf.Name(file.Pdf.Dictionary(dictionary.GetValueOrDefault("Group"))?.GetValueOrDefault("S")) == "Transparency";
            file.Report(group, rule, "there is a transparency group");
            bool mask = dictionary.ContainsKey("SMask") && file.Pdf.Name(dictionary["SMask"]) != "None";
            file.Report(mask, rule, "there is a soft mask");
            file.Report(IsBelowOne(file, dictionary, "ca") || IsBelowOne(file, dictionary, "CA"), rule, "something is not opaque");
        }
    }

    private static bool IsBelowOne(CheckedFile file, PdfDictionary dictionary, string key) =>
        file.Pdf.Number(dictionary.GetValueOrDefault(key)) is < 1;

    private static void Frame(CheckedFile file)
    {
        byte[] head = file.Pdf.Head;
        bool version = head.AsSpan().StartsWith("%PDF-1."u8) && head.Length > 13 && head[7] is >= (byte)'0' and <= (byte)'7' && head[8] == '\n';
        file.Report(!version || head[9] != '%' || head.Skip(10).Take(4).Any(value => value <= 127), "A 6.1.2", "the header is not as it should be");
        bool identified = file.Pdf.Array(file.Pdf.Trailer.GetValueOrDefault("ID")) is [PdfText { Bytes.Length: > 0 }, PdfText { Bytes.Length: > 0 }];
        file.Report(!identified, "A 6.1.3", "the trailer has no identifier");
        ReadOnlySpan<byte> tail = file.Pdf.Tail.AsSpan().TrimEnd("\r\n"u8);
        file.Report(!tail.EndsWith("%%EOF"u8), "A 6.1.3", "something follows the end of the file");
    }

    /// <summary>Checks the output intent.</summary>
    /// <returns>Components of its colours; 0 when there is none.</returns>
    private static int OutputIntent(CheckedFile file)
    {
        PdfDictionary? intent = file.Pdf.Array(file.Pdf.Catalog.GetValueOrDefault("OutputIntents")).Select(file.Pdf.Dictionary)
            .FirstOrDefault(known => file.Pdf.Name(known?.GetValueOrDefault("S")) == "GTS_PDFA1");
        if (file.Pdf.Resolve(intent?.GetValueOrDefault("DestOutputProfile")) is not PdfStream stream)
        {
            file.Report("A 6.2.3", "there is no output intent with a profile");
            return 0;
        }

        byte[] profile = file.Pdf.Unpack(stream);
        int components = (int)(file.Pdf.Number(stream.Dictionary.GetValueOrDefault("N")) ?? 0);
        bool sound = profile.Length >= 132 && BinaryPrimitives.ReadInt32BigEndian(profile) == profile.Length && profile[8] <= 4
            && profile.AsSpan(36).StartsWith("acsp"u8) && (profile.AsSpan(12).StartsWith("mntr"u8) || profile.AsSpan(12).StartsWith("prtr"u8))
            && profile.AsSpan(16).StartsWith(components == 3 ? "RGB "u8 : "GRAY"u8) && TagsFit(profile);
        file.Report(!sound, "A 6.2.3", "the profile of the output intent is not sound");
        return components;
    }

    private static bool TagsFit(byte[] profile)
    {
        int count = BinaryPrimitives.ReadInt32BigEndian(profile.AsSpan(128));
        for (int i = 0; i < count; i++)
        {
            if (132 + (12 * (i + 1)) > profile.Length)
                return false;
            uint offset = BinaryPrimitives.ReadUInt32BigEndian(profile.AsSpan(136 + (12 * i)));
            uint length = BinaryPrimitives.ReadUInt32BigEndian(profile.AsSpan(140 + (12 * i)));
            if (offset % 4 != 0 || (long)offset + length > profile.Length)
                return false;
        }

        return count > 0;
    }

    private static void Colours(CheckedFile file, int components)
    {
        foreach (CheckedPage page in file.Pages)
        {
            bool rgb = page.Marks.Exists(marks => marks.States.Overlaps(["rg", "RG"]));
            bool other = page.Marks.Exists(marks => marks.States.Overlaps(["k", "K", "cs", "CS", "scn", "SCN", "sc", "SC"]));
            file.Report((rgb && components != 3) || other, "A 6.2.4", $"page object {page.Number} uses colours that the output intent does not describe");
            foreach (PdfStream image in page.Images)
            {
                string? space = file.Pdf.Name(image.Dictionary.GetValueOrDefault("ColorSpace"));
                bool described = space == "DeviceGray" || (space == "DeviceRGB" && components == 3);
                file.Report(!described, "A 6.2.4", $"a picture is in {space}");
                bool plain = image.Dictionary.GetValueOrDefault("Interpolate") is not true && !image.Dictionary.ContainsKey("Alternates");
                file.Report(!plain, "A 6.2.8", "a picture is smoothed or has alternates");
            }
        }

        Transparency(file, "A 6.2.10");
    }
}
