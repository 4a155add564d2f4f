using Handbill.Press.Issues;

namespace Handbill.Press.Imprints;

/// <summary>The imprint rules that come with the program, a YAML file each. Read once; safe to use from several threads.</summary>
internal sealed class ShippedProfiles
{
    /// <summary>Where rules of its own stand in an issue folder.</summary>
    public const string Folder = "imprints";

    private const string Ending = ".yaml";

    private readonly Dictionary<string, (ImprintProfile Profile, string Text)> _byKey = new(StringComparer.Ordinal);

    /// <summary>Reads the rules of a folder.</summary>
    /// <param name="files">A folder of `KEY.yaml`.</param>
    public ShippedProfiles(IIssueFiles files)
    {
        var faults = new FaultList();
        foreach (var name in files.List("").Where(name => name.EndsWith(Ending, StringComparison.Ordinal)))
        {
            if (CopyText.ReadOptional(files, name, faults) is { } text && ImprintProfileReader.Read($"{Folder}/{name}", text, faults) is { } profile)
            {
                _byKey[profile.Key] = (profile, text);
            }
        }

        Faults = [.. faults.ToSorted()];
    }

    /// <summary>Those beside the executable, in `assets/imprints`.</summary>
    public static ShippedProfiles Default { get; } = new(new DiskFiles(Path.Combine(AppContext.BaseDirectory, "assets", Folder)));

    /// <summary>Faults in the shipped files, which only a damaged installation has.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>All of them, by key in ordinal order.</summary>
    public IEnumerable<ImprintProfile> All => _byKey.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value.Profile);

    /// <summary>Rules by their key; null when there are none.</summary>
    public ImprintProfile? Find(string key) => _byKey.TryGetValue(key, out var found) ? found.Profile : null;

    /// <summary>The file as it is written, for who begins their own from it.</summary>
    public string? TextOf(string key) => _byKey.TryGetValue(key, out var found) ? found.Text : null;
}
