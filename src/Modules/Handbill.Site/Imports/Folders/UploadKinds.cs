namespace Handbill.Site.Imports.Folders;

/// <summary>Files that the site gives out as they are when an old article links to them, by how their names end. None of them is run by a browser.</summary>
internal static class UploadKinds
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = "application/pdf",
        [".epub"] = "application/epub+zip",
        [".rtf"] = "application/rtf",
        [".txt"] = "text/plain",
        [".csv"] = "text/csv",
        [".odt"] = "application/vnd.oasis.opendocument.text",
        [".ods"] = "application/vnd.oasis.opendocument.spreadsheet",
        [".odp"] = "application/vnd.oasis.opendocument.presentation",
        [".doc"] = "application/msword",
        [".xls"] = "application/vnd.ms-excel",
        [".ppt"] = "application/vnd.ms-powerpoint",

        // Their own names are longer than a type is kept.
        [".docx"] = "application/octet-stream",
        [".xlsx"] = "application/octet-stream",
        [".pptx"] = "application/octet-stream",
        [".zip"] = "application/zip",
        [".mp3"] = "audio/mpeg",
        [".m4a"] = "audio/mp4",
        [".ogg"] = "audio/ogg",
    };

    private static readonly HashSet<string> Pictures = new([".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".heic", ".bmp", ".tif", ".tiff"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The media type for the ending of a name; null for a file that is not given out.</summary>
    public static string? TypeOf(string ending) => Types.GetValueOrDefault(ending);

    /// <summary>Whether the ending is one of pictures.</summary>
    public static bool IsPicture(string ending) => Pictures.Contains(ending);
}
