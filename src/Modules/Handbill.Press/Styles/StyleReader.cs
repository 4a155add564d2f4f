using Handbill.Press.Issues;
using Handbill.Typesetting.Fitting;
using Handbill.Typesetting.Pages;

namespace Handbill.Press.Styles;

/// <summary>Reads a house style. Every key is known from <see cref="StyleKeys"/>; what is left out stays as in the base.</summary>
internal sealed class StyleReader
{
    // A shipped style may stand on another.
    private const int MostBases = 3;

    private readonly string _file;
    private readonly FaultList _faults;

    private StyleReader(string file, FaultList faults)
    {
        _file = file;
        _faults = faults;
    }

    /// <summary>Reads a style; where faults are added, with stand-ins.</summary>
    /// <param name="file">Name for faults.</param>
    /// <param name="text">The YAML.</param>
    /// <param name="styles">The styles that may be named as the base.</param>
    /// <param name="faults">Gets the faults.</param>
    /// <param name="depth">How many styles stand on this one.</param>
    public static HouseStyle Read(string file, string text, ShippedStyles styles, FaultList faults, int depth = 0)
    {
        var map = YamlReader.Read(file, text, 0, faults);
        return map is null ? new HouseStyle() : new StyleReader(file, faults).Read(map, styles, depth);
    }

    private HouseStyle Read(YamlMap map, ShippedStyles styles, int depth)
    {
        var before = _faults.Count;
        var style = ReadGroup("", map, ReadBase(map, styles, depth));
        if (_faults.Count == before)
        {
            CheckTogether(map, style);
        }

        return style;
    }

    private HouseStyle ReadBase(YamlMap map, ShippedStyles styles, int depth)
    {
        if (map.Find(StyleKeys.Base) is not { } entry)
        {
            return new HouseStyle();
        }

        var name = (entry.Value as YamlScalar)?.Text ?? "";
        if (depth < MostBases && styles.Find(name, _faults, depth + 1) is { } style)
        {
            return style;
        }

        _faults.Add(_file, entry.Line, $"the base `{Fields.Shown(name)}` is not known", $"write one of {string.Join(", ", styles.Names)}");
        return new HouseStyle();
    }

    private HouseStyle ReadGroup(string group, YamlMap map, HouseStyle style)
    {
        foreach (var entry in map.Entries)
        {
            if (group.Length == 0 && string.Equals(entry.Key, StyleKeys.Base, StringComparison.Ordinal))
            {
                continue;
            }

            var path = group.Length == 0 ? entry.Key : $"{group}.{entry.Key}";
            var key = StyleKeys.All.FirstOrDefault(key => string.Equals(key.Path, path, StringComparison.Ordinal));
            if (key is not null)
            {
                style = key.Read(entry.Value, style, _file, _faults);
            }
            else if (!IsGroup(path))
            {
                AddUnknown(group, entry);
            }
            else if (entry.Value is YamlMap inner)
            {
                style = ReadGroup(path, inner, style);
            }
            else if (entry.Value is not YamlScalar { IsNothing: true })
            {
                _faults.Add(_file, entry.Line, $"`{path}` is a group of keys", "write them on lines of their own under it, indented by two spaces");
            }
        }

        return style;
    }

    private static bool IsGroup(string path) =>
        StyleKeys.All.Any(key => key.Group == path || key.Group.StartsWith(path + ".", StringComparison.Ordinal));

    private void AddUnknown(string group, YamlEntry entry)
    {
        var depth = group.Length == 0 ? 0 : group.Length + 1;
        var known = StyleKeys.All
            .Select(key => key.Path)
            .Where(path => depth == 0 || path.StartsWith(group + ".", StringComparison.Ordinal))
            .Select(path => path[depth..].Split('.')[0])
            .Concat(depth == 0 ? [StyleKeys.Base] : [])
            .Distinct(StringComparer.Ordinal)
            .ToList();

        // Someone may know the key and not its group: `body-size` at the top.
        var elsewhere = NearestName.Find(entry.Key, known) is null
            ? StyleKeys.All.FirstOrDefault(key => string.Equals(key.Name, entry.Key, StringComparison.Ordinal))
            : null;
        var shown = Fields.Shown(depth == 0 ? entry.Key : $"{group}.{entry.Key}");
        _faults.Add(
            _file,
            entry.Line,
            $"unknown key `{shown}`",
            elsewhere is null ? Fields.UnknownRemedy(entry.Key, known, "keys") : $"write it under `{elsewhere.Group}:`");
    }

    // What single values cannot show to be wrong.
    private void CheckTogether(YamlMap map, HouseStyle style)
    {
        foreach (var kind in KnobSet.Kinds)
        {
            var knob = style.Knobs[kind];
            var name = $"{StyleKeys.Knobs}.{StyleKeys.NameOf(kind)}";
            var neutral = kind switch
            {
                KnobKind.Tracking or KnobKind.Looseness or KnobKind.Holdovers or KnobKind.Fillers => 0,
                KnobKind.HeadlineSpace => style.Back.HeadlineSpace,
                _ => 1,
            };
            if (knob.Minimum > knob.Maximum)
            {
                Add(name, $"`{name}` has a minimum above its maximum", "exchange the two");
            }
            else if (knob.Minimum > neutral || knob.Maximum < neutral)
            {
                Add(name, $"`{name}` leaves out {neutral}, which is the style's own setting", $"let minimum and maximum lie on both sides of {neutral}");
            }
        }

        CheckSide("front", style.Front);
        CheckSide("back", style.Back);

        void CheckSide(string group, StyleSide side)
        {
            if (side.Leading < side.BodySize)
            {
                Add(group, $"`{group}.leading` is less than `{group}.body-size`, so that lines would touch", "make the leading larger; a fifth more than the size reads well");
            }

            var size = style.Knobs[KnobKind.Size];
            if (size.Priority > 0 && side.BodySize * size.Minimum < StyleKeys.SmallestType - 1e-6)
            {
                Add("knobs.size", $"`knobs.size` may bring `{group}.body-size` under {StyleKeys.SmallestType}pt", "raise its minimum");
            }
        }

        void Add(string path, string problem, string remedy) => _faults.Add(_file, LineOf(map, path), problem, remedy);
    }

    // The line of a key, or of the nearest group around it that the file has.
    private static int LineOf(YamlMap map, string path)
    {
        var line = map.Line;
        foreach (var part in path.Split('.'))
        {
            if (map.Find(part) is not { } entry)
            {
                break;
            }

            line = entry.Line;
            if (entry.Value is not YamlMap inner)
            {
                break;
            }

            map = inner;
        }

        return line;
    }
}
