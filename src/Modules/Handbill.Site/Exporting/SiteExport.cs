using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Handbill.Press.Contracts;
using Handbill.Site.Contracts;
using Handbill.Site.Reading;
using Handbill.Site.Serving;
using Handbill.Ui.Assets;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Site.Exporting;

/// <summary>Goes from page to page as a reader does, beginning with all that is published, and writes what the reader would get.</summary>
internal sealed partial class SiteExport(IServiceScopeFactory scopes, SiteFrame frame, ExportStarts starts, SearchFiles search, AssetStore assets) : ISiteExport
{
    private const int BetweenWords = 200;

    // Everything of a scope is read once for many pages: what stands around them, in each language.
    private readonly ConcurrentBag<AsyncServiceScope> _readers = [];

    private int _pages;

    public async Task<SiteExported?> WriteAsync(string folder, IProgress<int>? progress, CancellationToken cancellation)
    {
        var (setting, organisation, languages) = await frame.BaseAsync(cancellation);
        if (!setting.IsOpen)
        {
            return null;
        }

        try
        {
            var files = ExportFolder.Open(folder, MarkOf(SiteFrame.TitleOf(setting, organisation)));
            var (wave, leftOut) = await starts.ReadAsync(languages, cancellation);
            var links = new PageLinks(setting.Host, new FileFonts(assets.Href));
            await WalkAsync(wave, files, links, progress, cancellation);
            foreach (var language in languages)
            {
                await search.WriteAsync(language, files, cancellation);
            }

            // Where a stick is opened.
            var front = new ExportedAddress("index.html");
            files.Announce([front.File]);
            await files.WriteAsync(front.File, Encoding.UTF8.GetBytes(links.Onward($"{SiteDoor.Root}/{languages[0]}", front, [])), cancellation);
            var removed = await files.CloseAsync(cancellation);
            return new SiteExported(_pages, files.Count, files.Bytes, files.Written, removed, leftOut);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new PressException($"{folder}: {problem.Message}", problem);
        }
        finally
        {
            foreach (var reader in _readers)
            {
                await reader.DisposeAsync();
            }
        }
    }

    // A card's name says of which article in which form it is. It is drawn by this program, with the site's title.
    private static string MarkOf(string title) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{typeof(IFormPress).Module.ModuleVersionId} {title}")).AsSpan(0, 12));

    private async Task WalkAsync(IEnumerable<ExportedAddress> begin, ExportFolder files, PageLinks links, IProgress<int>? progress, CancellationToken cancellation)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var wave = New(begin);
        var options = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        while (wave.Count > 0)
        {
            files.Announce(wave.Select(address => address.File));
            var found = new ConcurrentBag<ExportedAddress>();
            await Parallel.ForEachAsync(wave, options, async (address, ending) =>
            {
                var leads = new List<ExportedAddress>();
                if (!(address.IsCard && files.Keep(address.File)) && await MakeAsync(address, links, leads, ending) is { } bytes)
                {
                    await files.WriteAsync(address.File, bytes, ending);
                }

                leads.ForEach(found.Add);
                if (files.Count % BetweenWords == 0)
                {
                    progress?.Report(files.Count);
                }
            });
            wave = New(found);
        }

        List<ExportedAddress> New(IEnumerable<ExportedAddress> addresses) => [.. addresses.Where(address => seen.Add(address.File)).OrderBy(address => address.File, StringComparer.Ordinal)];
    }

    private async Task<ReadOnlyMemory<byte>?> MakeAsync(ExportedAddress address, PageLinks links, List<ExportedAddress> leads, CancellationToken cancellation)
    {
        if (address.IsAsset)
        {
            return AssetOf(address, links, leads);
        }

        var scope = _readers.TryTake(out var kept) ? kept : scopes.CreateAsyncScope();
        try
        {
            var reader = scope.ServiceProvider.GetRequiredService<SiteReader>();
            var answer = address.IsMap ? await reader.MapAsync(address.Path, cancellation)
                : address.SearchLanguage is { } language ? await reader.SearchFileAsync(language, cancellation)
                : await reader.AnswerAsync(address.Request, cancellation);
            return answer is null ? null : FileOf(answer, address, links, leads);
        }
        finally
        {
            _readers.Add(scope);
        }
    }

    private ReadOnlyMemory<byte> FileOf(SiteAnswer answer, ExportedAddress address, PageLinks links, List<ExportedAddress> leads)
    {
        if (answer.Location.Length > 0)
        {
            Interlocked.Increment(ref _pages);
            return Encoding.UTF8.GetBytes(links.Onward(answer.Location, address, leads));
        }

        if (answer.Type.StartsWith("text/html", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _pages);
            return Encoding.UTF8.GetBytes(links.In(Encoding.UTF8.GetString(answer.Body), address, leads));
        }

        if (address.Path == "sitemap.xml")
        {
            leads.AddRange(MapParts().Matches(Encoding.UTF8.GetString(answer.Body)).Select(part => new ExportedAddress(part.Value)));
        }

        return answer.Type.StartsWith("text/css", StringComparison.Ordinal) ? Encoding.UTF8.GetBytes(links.InSheet(Encoding.UTF8.GetString(answer.Body), address, leads)) : answer.Body;
    }

    // Those of another release are not there any more, here or on the server.
    private ReadOnlyMemory<byte>? AssetOf(ExportedAddress address, PageLinks links, List<ExportedAddress> leads)
    {
        var name = address.Path.Split('/')[^1];
        return assets.ContentOf(name) is not { } bytes || $"/{address.Path}" != assets.Href(name) ? null
            : name.EndsWith(".css", StringComparison.Ordinal) ? Encoding.UTF8.GetBytes(links.InSheet(Encoding.UTF8.GetString(bytes.Span), address, leads))
            : bytes;
    }

    [GeneratedRegex("sitemap-[0-9]+\\.xml", RegexOptions.None, 2000)]
    private static partial Regex MapParts();
}
