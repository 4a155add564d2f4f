namespace Handbill.Press.Issues;

/// <summary>An issue as one of its variants has it: a file in the variant's folder stands in the place of the usual one.</summary>
internal sealed class VariantFiles(IIssueFiles usual, string key) : IIssueFiles
{
    /// <summary>Where the variants' folders are.</summary>
    public const string Folder = "variants";

    private readonly string _own = $"{Folder}/{key}";

    /// <summary>Whether a variant has a file of its own: an editorial or a workplace's.</summary>
    public static bool Has(string path) => IssueFolder.IsCopy(path) && (path.StartsWith(IssueFolder.Workplaces + "/", StringComparison.Ordinal) || path.StartsWith("editorial.", StringComparison.Ordinal));

    public IReadOnlyList<string> List(string folder) =>
        Both(usual.List(folder), usual.List(folder.Length == 0 ? _own : $"{_own}/{folder}").Where(name => Has(folder.Length == 0 ? name : $"{folder}/{name}")));

    public IReadOnlyList<string> ListDeep(string folder) => Both(usual.ListDeep(folder), usual.ListDeep($"{_own}/{folder}").Select(path => path[(_own.Length + 1)..]).Where(Has));

    public FileReading Read(string path, int most) =>
        Has(path) && usual.Read($"{_own}/{path}", most) is { Outcome: not FileOutcome.Missing } own ? own : usual.Read(path, most);

    private static List<string> Both(IEnumerable<string> usual, IEnumerable<string> own) => [.. usual.Union(own, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
