using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;

namespace Handbill.Ui.Assets;

/// <summary>The embedded files of all assemblies that bring any, under one address for one state of all of them.</summary>
/// <remarks>
/// One hash for everything: a sheet can name a font and a script another bundle by the bare name, a changed file changes every address,
/// and there is a single number to publish by which a change of what is served can be seen.
/// </remarks>
public sealed class AssetStore
{
    /// <summary>What the name of an embedded resource begins with if it is to be served.</summary>
    internal const string Prefix = "asset:";

    private readonly FrozenDictionary<string, Asset> _assets;

    internal AssetStore(IEnumerable<Assembly> assemblies)
    {
        _assets = assemblies.Distinct()
            .SelectMany(assembly => assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
                .Select(name => Read(assembly, name)))
            .ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var asset in _assets.Values.OrderBy(asset => asset.Name, StringComparer.Ordinal))
        {
            all.AppendData(System.Text.Encoding.UTF8.GetBytes(asset.Name));
            all.AppendData([0]);
            all.AppendData(asset.Hash);
        }

        Hash = Convert.ToHexStringLower(all.GetHashAndReset());
        Version = Hash[..16];
    }

    /// <summary>SHA-256 over the names and contents of all files, as 64 hexadecimal digits: the number to publish.</summary>
    public string Hash { get; }

    /// <summary>The part of <see cref="Hash"/> that stands in addresses.</summary>
    public string Version { get; }

    /// <summary>The names of all files.</summary>
    public IEnumerable<string> Names => _assets.Keys;

    /// <summary>The address of a file, absolute in this server: <c>/a/&lt;hash&gt;/app.css</c>.</summary>
    /// <exception cref="ArgumentException">No such file is embedded.</exception>
    public string Href(string name) => _assets.ContainsKey(name)
        ? $"/a/{Version}/{name}"
        : throw new ArgumentException($"No file '{name}' is embedded. There are: {string.Join(", ", _assets.Keys.Order(StringComparer.Ordinal))}.", nameof(name));

    /// <summary>SHA-256 of a file, as 64 hexadecimal digits.</summary>
    /// <exception cref="KeyNotFoundException">No such file is embedded.</exception>
    public string HashOf(string name) => Convert.ToHexStringLower(_assets[name].Hash);

    /// <summary>A file's hash as a script tag's `integrity` has it.</summary>
    /// <exception cref="KeyNotFoundException">No such file is embedded.</exception>
    public string Integrity(string name) => $"sha256-{Convert.ToBase64String(_assets[name].Hash)}";

    /// <summary>The bytes of a file; null when no such file is embedded.</summary>
    public ReadOnlyMemory<byte>? ContentOf(string name) => Find(name)?.Content;

    internal Asset? Find(string name) => _assets.GetValueOrDefault(name);

    private static Asset Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new Asset(resource[Prefix.Length..], content);
    }
}
