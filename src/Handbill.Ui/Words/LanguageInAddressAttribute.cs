namespace Handbill.Ui.Words;

/// <summary>
/// Marks an address whose language is chosen by the address itself (<c>?l=es</c>), so that no cookie is needed to choose one; without it, and
/// where the language is not spoken, it is found as anywhere else.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class LanguageInAddressAttribute : Attribute
{
    /// <summary>Name of the value.</summary>
    public const string Name = "l";
}
