using Handbill.Press.Issues;
using Handbill.Typesetting.Pages;

namespace Handbill.Press.Styles;

/// <summary>
/// A key of a house style: what may be written after it, and where the value goes. Reading a style and the reference in the
/// documentation both go by these.
/// </summary>
/// <param name="Group">The group it stands in; empty at the top.</param>
/// <param name="Name">Its name in the group.</param>
/// <param name="Summary">What it sets: a sentence without a full stop.</param>
internal abstract record StyleKey(string Group, string Name, string Summary)
{
    /// <summary>Group and name as messages and the reference write them: `front.body-size`.</summary>
    public string Path => Group.Length == 0 ? Name : $"{Group}.{Name}";

    /// <summary>What may be written, in words.</summary>
    public abstract string Accepts { get; }

    /// <summary>What advice adds to that; empty for nothing.</summary>
    public virtual string Example => "";

    /// <summary>A style's own setting, as it would be written.</summary>
    public abstract string Show(HouseStyle style);

    /// <summary>Puts a value into a style. What cannot be read, or is out of range, becomes a fault.</summary>
    public abstract HouseStyle Read(YamlNode value, HouseStyle style, string file, FaultList faults);

    /// <summary>Adds the fault that every kind of value has in common.</summary>
    private protected HouseStyle Refuse(YamlNode value, HouseStyle style, string file, FaultList faults)
    {
        var written = value switch
        {
            YamlScalar scalar => $"`{Fields.Shown(scalar.Text)}`",
            YamlList => "a list",
            _ => "a group of keys",
        };
        faults.Add(file, value.Line, $"`{Path}` is {written}", $"write {Accepts}{Example}");
        return style;
    }
}
