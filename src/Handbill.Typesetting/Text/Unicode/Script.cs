namespace Handbill.Typesetting.Text;

/// <summary>Script property (UAX #24), as far as the press sets type in it.</summary>
public enum Script : byte
{
    /// <summary>Shared by scripts: spaces, digits, most punctuation.</summary>
    Common,

    /// <summary>Takes the script of the character before it: combining marks.</summary>
    Inherited,

    /// <summary>Latin.</summary>
    Latin,

    /// <summary>Greek.</summary>
    Greek,

    /// <summary>Cyrillic.</summary>
    Cyrillic,

    /// <summary>Arabic, with the letters of Persian and Urdu.</summary>
    Arabic,

    /// <summary>Hebrew.</summary>
    Hebrew,

    /// <summary>Any other script.</summary>
    Other,
}
