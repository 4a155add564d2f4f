namespace Handbill.Ui.Components;

/// <summary>How a value is asked for.</summary>
public enum FieldKind
{
    /// <summary>By the type of the value: a box to tick for a bool, a date for a DateOnly, a list where there are choices, otherwise a line.</summary>
    Auto,

    /// <summary>A line of text.</summary>
    Text,

    /// <summary>Several lines for the tools' own text: notes, reasons.</summary>
    Lines,

    /// <summary>Several lines of copy, in the sheet's letters.</summary>
    Copy,

    /// <summary>A whole number, in digits.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A secret that is not shown.</summary>
    Password,

    /// <summary>Words to look for.</summary>
    Search,

    /// <summary>A file of the reader's.</summary>
    File,

    /// <summary>One of many, in a drop-down list.</summary>
    Select,

    /// <summary>One of a few, all in sight.</summary>
    Radios,

    /// <summary>Any of a few.</summary>
    Boxes,

    /// <summary>Yes or no.</summary>
    Box,
}
