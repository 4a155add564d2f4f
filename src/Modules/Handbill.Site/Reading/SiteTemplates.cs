using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using Handbill.Kernel.Data;
using Handbill.Site.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Handbill.Site.Reading;

/// <summary>
/// The templates of the pages, in Liquid: those that came with the program, or an organisation's own in their place. What they may read are the views of this folder and nothing else; whatever they
/// write of a view is encoded unless it is markup already.
/// </summary>
internal sealed partial class SiteTemplates(IServiceScopeFactory scopes, ILogger<SiteTemplates> log)
{
    /// <summary>The longest text that is taken.</summary>
    public const int Longest = 100_000;

    private const int MostSteps = 200_000, LongestPage = 4_000_000;

    private static readonly FluidParser Parser = new();
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly IReadOnlyDictionary<string, string> Shipped = ReadShipped();

    private static readonly Shelf Ours = new(new Dictionary<string, string>(StringComparer.Ordinal));

    private volatile Shelf? _shelf;

    /// <summary>Names of all templates, in ordinal order; `tokens` is a style sheet.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Shipped.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The template that comes with the program.</summary>
    public static string ShippedText(string name) => Shipped[name];

    /// <summary>What is wrong with a text as a template; null when nothing is.</summary>
    /// <param name="name">Name of the template.</param>
    /// <param name="text">Its text.</param>
    public static string? FaultOf(string name, string text) =>
        name == "tokens" ? (text.Contains('<', StringComparison.Ordinal) ? "A style sheet has no “<”." : null)
        : Parser.TryParse(text, out _, out var error) ? null
        : error;

    /// <summary>Forgets what was read: somebody changed a template.</summary>
    public void Forget() => _shelf = null;

    /// <summary>Writes a page.</summary>
    /// <param name="name">Name of the template.</param>
    /// <param name="page">What it shows.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<string> WriteAsync(string name, PageView page, CancellationToken cancellation)
    {
        var shelf = _shelf ??= await ReadAsync(cancellation);
        if (shelf.FaultOf(name) is null)
        {
            try
            {
                return await WrittenAsync(shelf, name, page);
            }
            catch (Exception fault) when (shelf.HasOwn && fault is not OutOfMemoryException)
            {
                // It goes on without end, includes what is not there, or divides by nothing. Readers get the page all the same, and it is not tried again before somebody changes it.
                shelf.Fail(name, fault.Message);
                SayFailed(name);
            }
        }

        return await WrittenAsync(Ours, name, page);
    }

    /// <summary>Why readers get a page by the program's own templates although there are others; null where they do not.</summary>
    public string? FailureOf(string name) => _shelf?.FaultOf(name);

    private static async Task<string> WrittenAsync(Shelf shelf, string name, PageView page)
    {
        using var text = new ShortWriter(LongestPage);
        await shelf.Of(name).RenderAsync(text, Encoder, new TemplateContext(page, shelf.Options));
        return text.ToString();
    }

    /// <summary>The style sheet of the organisation's own tokens.</summary>
    public async Task<string> TokensAsync(CancellationToken cancellation) => (_shelf ??= await ReadAsync(cancellation)).Text("tokens");

    private async Task<Shelf> ReadAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = await scope.ServiceProvider.GetRequiredService<HandbillDb>().Set<SiteTemplate>().AsNoTracking().ToDictionaryAsync(one => one.Name, one => one.Text, cancellation);
        return new Shelf(own);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The organisation's own template failed on a page of “{Name}”: readers get the program's own until it is changed. Its page at the desk says why.")]
    private partial void SayFailed(string name);

    private static Dictionary<string, string> ReadShipped()
    {
        const string Prefix = "template:";
        var assembly = typeof(SiteTemplates).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(
            name => Path.GetFileNameWithoutExtension(name[Prefix.Length..]),
            name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return reader.ReadToEnd();
            },
            StringComparer.Ordinal);
    }

    // The templates of one state of the settings, parsed when they are first asked for.
    private sealed class Shelf : IFileProvider
    {
        private readonly IReadOnlyDictionary<string, string> _own;
        private readonly ConcurrentDictionary<string, IFluidTemplate> _parsed = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, string> _faults = new(StringComparer.Ordinal);

        public Shelf(IReadOnlyDictionary<string, string> own)
        {
            _own = own;
            Options = new TemplateOptions { FileProvider = this, MaxSteps = MostSteps, MaxRecursion = 20 };
            Options.MemberAccessStrategy = new UnsafeMemberAccessStrategy { MemberNameStrategy = MemberNameStrategies.SnakeCase };
        }

        public TemplateOptions Options { get; }

        public bool HasOwn => _own.Count > 0;

        public string? FaultOf(string name) => _faults.GetValueOrDefault(name);

        public void Fail(string name, string fault) => _faults[name] = fault;

        public string Text(string name) => _own.GetValueOrDefault(name) ?? Shipped[name];

        // An own template that does not parse was refused when it was saved; one of an older release may all the same: ours stands in for it.
        public IFluidTemplate Of(string name) => _parsed.GetOrAdd(name, key => Parser.TryParse(Text(key), out var template, out _) ? template : Parser.Parse(Shipped[key]));

        public IFileInfo GetFileInfo(string subpath)
        {
            var name = Path.GetFileNameWithoutExtension(subpath);
            return Shipped.ContainsKey(name) ? new Part(name, Text(name)) : new NotFoundFileInfo(subpath);
        }

        public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

        public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
    }

    // A page that never ends is none.
    private sealed class ShortWriter(int most) : StringWriter(CultureInfo.InvariantCulture)
    {
        public override void Write(char value)
        {
            Hold(1);
            base.Write(value);
        }

        public override void Write(char[] buffer, int index, int count)
        {
            Hold(count);
            base.Write(buffer, index, count);
        }

        public override void Write(ReadOnlySpan<char> buffer)
        {
            Hold(buffer.Length);
            base.Write(buffer);
        }

        public override void Write(string? value)
        {
            Hold(value?.Length ?? 0);
            base.Write(value);
        }

        private void Hold(int more)
        {
            if (GetStringBuilder().Length + more > most)
            {
                throw new InvalidOperationException("The page is longer than four million letters.");
            }
        }
    }

    private sealed class Part(string name, string text) : IFileInfo
    {
        private readonly byte[] _bytes = System.Text.Encoding.UTF8.GetBytes(text);

        public bool Exists => true;

        public bool IsDirectory => false;

        public DateTimeOffset LastModified => default;

        public long Length => _bytes.Length;

        public string Name => name;

        public string? PhysicalPath => null;

        public Stream CreateReadStream() => new MemoryStream(_bytes, writable: false);
    }
}
