using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using Handbill.Kernel.Data;
using Handbill.Site.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Handbill.Site.Reading;

/// <summary>
/// The templates of the pages, in Liquid: those that came with the program, or an organisation's own in their place. What they may read are the views of this folder and nothing else; whatever they
/// write of a view is encoded unless it is markup already.
/// </summary>
internal sealed class SiteTemplates(IServiceScopeFactory scopes)
{
    /// <summary>The longest text that is taken.</summary>
    public const int Longest = 100_000;

    private const int MostSteps = 200_000;

    private static readonly FluidParser Parser = new();
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly IReadOnlyDictionary<string, string> Shipped = ReadShipped();

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
        var context = new TemplateContext(page, shelf.Options) { };
        return await shelf.Of(name).RenderAsync(context, Encoder);
    }

    /// <summary>The style sheet of the organisation's own tokens.</summary>
    public async Task<string> TokensAsync(CancellationToken cancellation) => (_shelf ??= await ReadAsync(cancellation)).Text("tokens");

    private async Task<Shelf> ReadAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = await scope.ServiceProvider.GetRequiredService<HandbillDb>().Set<SiteTemplate>().AsNoTracking().ToDictionaryAsync(one => one.Name, one => one.Text, cancellation);
        return new Shelf(own);
    }

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

        public Shelf(IReadOnlyDictionary<string, string> own)
        {
            _own = own;
            Options = new TemplateOptions { FileProvider = this, MaxSteps = MostSteps, MaxRecursion = 20 };
            Options.MemberAccessStrategy = new UnsafeMemberAccessStrategy { MemberNameStrategy = MemberNameStrategies.SnakeCase };
        }

        public TemplateOptions Options { get; }

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
