using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Handbill.Desk.Pictures;

/// <summary>
/// Reads a form with a file into memory, part by part and within limits, before anything else reads it: the usual reader puts large
/// files on the disk, where they stay readable after they were deleted. What is too large is read to its end and dropped, so that the
/// sender gets an answer.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class UploadedFormAttribute : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    public const int MostBytes = 20_000_000;

    private const long MostRead = 200_000_000;
    private const int MostFieldBytes = 64_000;
    private const int MostFields = 30;

    /// <summary>Under this key the request says that what was sent is too large.</summary>
    public static readonly object TooLarge = new();

    /// <summary>Before the check of the form's token, which reads the form.</summary>
    public int Order => -100;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary)
        {
            return;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MostRead;
        }

        var form = FormCollection.Empty;
        try
        {
            form = await ReadAsync(new MultipartReader(boundary, http.Request.Body), http);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or BadHttpRequestException)
        {
            // Cut off, or not built as such a form is: there is then no token in it, and it is refused for that.
        }

        http.Features.Set<IFormFeature>(new FormFeature(form));
    }

    private static async Task<FormCollection> ReadAsync(MultipartReader reader, HttpContext http)
    {
        var fields = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        var files = new FormFileCollection();
        while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part) || HeaderUtilities.RemoveQuotes(part.Name).Value is not { Length: > 0 } name)
            {
                continue;
            }

            var isFile = part.FileName.HasValue || part.FileNameStar.HasValue;
            var bytes = await ReadAsync(section.Body, isFile ? MostBytes : MostFieldBytes, http.RequestAborted);
            if (bytes is null)
            {
                http.Items[TooLarge] = true;
            }
            else if (isFile && bytes.Length > 0 && files.Count == 0)
            {
                var fileName = HeaderUtilities.RemoveQuotes(part.FileNameStar.HasValue ? part.FileNameStar : part.FileName).ToString();
                files.Add(new FormFile(new MemoryStream(bytes, writable: false), 0, bytes.Length, name, Path.GetFileName(fileName)) { Headers = new HeaderDictionary() });
            }
            else if (!isFile && fields.Count < MostFields)
            {
                fields[name] = StringValues.Concat(fields.GetValueOrDefault(name), System.Text.Encoding.UTF8.GetString(bytes));
            }
        }

        return new FormCollection(fields, files);
    }

    private static async Task<byte[]?> ReadAsync(Stream body, int most, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
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
