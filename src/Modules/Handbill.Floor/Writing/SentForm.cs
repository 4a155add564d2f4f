using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Handbill.Floor.Writing;

/// <summary>What a browser without scripts sent, read into memory and nowhere else: the usual reader puts large files on the disk.</summary>
internal sealed class SentForm
{
    public const int MostPhotos = 4, LongestText = 20_000;

    private const int MostBytes = 17 << 20;
    private const long MostRead = 100_000_000;

    private readonly List<byte[]> _photos = [];

    /// <summary>What was written.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The photos as they came.</summary>
    public IReadOnlyList<byte[]> Photos => _photos;

    /// <summary>True when it was more than is taken: what did not fit was read to its end and dropped, so that its sender gets an answer.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>True when it was no such form, or broken off.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Reads the form of a request.</summary>
    public static async Task<SentForm> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var form = new SentForm();
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary)
        {
            form.IsBroken = true;
            return form;
        }

        if (request.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MostRead;
        }

        try
        {
            await form.ReadAsync(new MultipartReader(boundary, request.Body), cancellation);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or BadHttpRequestException)
        {
            form.IsBroken = true;
        }

        return form;
    }

    private async Task ReadAsync(MultipartReader reader, CancellationToken cancellation)
    {
        var room = MostBytes;
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part))
            {
                continue;
            }

            var isFile = part.FileName.HasValue || part.FileNameStar.HasValue;
            var bytes = await ReadAsync(section.Body, isFile ? room : LongestText * 4, cancellation);
            room -= bytes?.Length ?? 0;
            Take(HeaderUtilities.RemoveQuotes(part.Name).Value, isFile, bytes);
        }
    }

    private void Take(string? name, bool isFile, byte[]? bytes)
    {
        if (bytes is null || (isFile && bytes.Length > 0 && _photos.Count == MostPhotos))
        {
            IsTooLarge = true;
        }
        else if (isFile && bytes.Length > 0)
        {
            _photos.Add(bytes);
        }
        else if (!isFile && name == "text")
        {
            Text = Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n").Trim();
            IsTooLarge |= Text.Length > LongestText;
        }
    }

    private static async Task<byte[]?> ReadAsync(Stream body, int most, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 << 10];
        var isTooLarge = false;
        int count;
        while ((count = await body.ReadAsync(buffer, cancellation)) > 0)
        {
            isTooLarge |= kept.Length + count > most;
            if (!isTooLarge)
            {
                kept.Write(buffer, 0, count);
            }
        }

        return isTooLarge ? null : kept.ToArray();
    }
}
