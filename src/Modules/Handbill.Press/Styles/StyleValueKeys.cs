using System.Globalization;
using Handbill.Press.Issues;
using Handbill.Typesetting.Fitting;
using Handbill.Typesetting.Pages;

namespace Handbill.Press.Styles;

/// <summary>What a number of a house style counts.</summary>
internal enum StyleUnit
{
    /// <summary>A length on paper; kept in points.</summary>
    Length,

    /// <summary>A length on paper that may also be 0, for none.</summary>
    LengthOrNone,

    /// <summary>Ems of the running text.</summary>
    Em,

    /// <summary>A share of the whole: `2%` or 0.02.</summary>
    Share,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A number.</summary>
    Number,
}

/// <summary>A number within a range.</summary>
internal sealed record StyleNumberKey(
    string Group, string Name, string Summary, StyleUnit Unit, double Least, double Most,
    Func<HouseStyle, double> Get, Func<HouseStyle, double, HouseStyle> Set) : StyleKey(Group, Name, Summary)
{
    public override string Accepts => Unit switch
    {
        StyleUnit.Length => $"a length from {Shown(Least)} to {Shown(Most)}",
        StyleUnit.LengthOrNone => $"0 for none, or a length from {Shown(Least)} to {Shown(Most)}",
        StyleUnit.Count => $"a whole number from {Shown(Least)} to {Shown(Most)}",
        _ => $"from {Shown(Least)} to {Shown(Most)}",
    };

    public override string Example => Unit == StyleUnit.Length ? ", such as 12mm, 10pt or 0.5in" : "";

    public override string Show(HouseStyle style) => Shown(Get(style));

    public override HouseStyle Read(YamlNode value, HouseStyle style, string file, FaultList faults) =>
        value is YamlScalar scalar && StyleNumber.Parse(scalar.Text, Unit) is { } number && IsInRange(number)
            ? Set(style, number)
            : Refuse(value, style, file, faults);

    // The slack lets 8mm be 8 mm however it is rounded.
    private bool IsInRange(double number) =>
        (Unit == StyleUnit.LengthOrNone && number == 0) || (number >= Least - 1e-6 && number <= Most + 1e-6);

    private string Shown(double number) => StyleNumber.Show(number, Unit);
}

/// <summary>Yes or no.</summary>
internal sealed record StyleFlagKey(
    string Group, string Name, string Summary, Func<HouseStyle, bool> Get, Func<HouseStyle, bool, HouseStyle> Set)
    : StyleKey(Group, Name, Summary)
{
    public override string Accepts => "true or false";

    public override string Show(HouseStyle style) => Get(style) ? "true" : "false";

    public override HouseStyle Read(YamlNode value, HouseStyle style, string file, FaultList faults) => value switch
    {
        YamlScalar { Text: "true" or "yes" } => Set(style, true),
        YamlScalar { Text: "false" or "no" } => Set(style, false),
        _ => Refuse(value, style, file, faults),
    };
}

/// <summary>A name.</summary>
internal sealed record StyleTextKey(
    string Group, string Name, string Summary, Func<HouseStyle, string> Get, Func<HouseStyle, string, HouseStyle> Set)
    : StyleKey(Group, Name, Summary)
{
    private const int Longest = 60;

    public override string Accepts => "a name";

    public override string Show(HouseStyle style) => Get(style);

    public override HouseStyle Read(YamlNode value, HouseStyle style, string file, FaultList faults) =>
        value is YamlScalar { IsNothing: false, Text: { Length: > 0 and <= Longest } text } && !string.IsNullOrWhiteSpace(text)
            ? Set(style, text.Trim())
            : Refuse(value, style, file, faults);
}

/// <summary>One number of a knob.</summary>
internal sealed record StyleKnobKey(
    KnobKind Kind, string Group, string Name, string Summary, StyleUnit Unit, double Least, double Most,
    Func<Knob, double> Get, Func<Knob, double, Knob> Set) : StyleKey(Group, Name, Summary)
{
    public override string Accepts => $"{(Unit == StyleUnit.Count ? "a whole number " : "")}from {Text(Least)} to {Text(Most)}";

    public override string Show(HouseStyle style) => Text(Get(style.Knobs[Kind]));

    public override HouseStyle Read(YamlNode value, HouseStyle style, string file, FaultList faults) =>
        value is YamlScalar scalar && StyleNumber.Parse(scalar.Text, Unit) is { } number && number >= Least && number <= Most
            ? style with { Knobs = style.Knobs.With(Kind, Set(style.Knobs[Kind], number)) }
            : Refuse(value, style, file, faults);

    private static string Text(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
