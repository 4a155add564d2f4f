using System.Collections.Concurrent;
using Handbill.Press.Issues;
using Handbill.Typesetting.Pages;

namespace Handbill.Press.Styles;

/// <summary>The house styles that come with the program, a YAML file each. Safe to use from several threads.</summary>
internal sealed class ShippedStyles
{
    private readonly IIssueFiles _files;
    private readonly ConcurrentDictionary<string, HouseStyle> _read = new(StringComparer.Ordinal);

    /// <summary>Lists the styles of a folder.</summary>
    /// <param name="files">A folder of `NAME.yaml`.</param>
    public ShippedStyles(IIssueFiles files)
    {
        _files = files;
        Names = [.. files.List("").Where(name => name.EndsWith(".yaml", StringComparison.Ordinal)).Select(name => name[..^".yaml".Length])];
    }

    /// <summary>Those beside the executable, in `assets/styles`.</summary>
    public static ShippedStyles Default { get; } = new(new DiskFiles(Path.Combine(AppContext.BaseDirectory, "assets", "styles")));

    /// <summary>Their names, in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>A style by its name; null when there is none.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="faults">Gets faults in the shipped file, which only a damaged installation has.</param>
    /// <param name="depth">How many styles stand on it.</param>
    public HouseStyle? Find(string name, FaultList faults, int depth = 0)
    {
        if (!Names.Contains(name, StringComparer.Ordinal))
        {
            return null;
        }

        if (_read.TryGetValue(name, out var style))
        {
            return style;
        }

        var before = faults.Count;
        var file = name + ".yaml";
        var text = CopyText.ReadOptional(_files, file, faults);
        style = text is null ? new HouseStyle() : StyleReader.Read("styles/" + file, text, this, faults, depth);
        return faults.Count == before ? _read.GetOrAdd(name, style) : style;
    }
}
