namespace Handbill.Groups.Contracts;

/// <summary>What the press can set: asked where a workplace's languages and house style are chosen, and answered by the press' own module.</summary>
public interface ISheetChoices
{
    /// <summary>Names of the house styles, in ordinal order.</summary>
    IReadOnlyList<string> Styles { get; }

    /// <summary>Tags of the languages.</summary>
    IReadOnlyList<string> Languages { get; }

    /// <summary>A language's tag as it is to be kept; null when the press cannot set it.</summary>
    string? FindLanguage(string tag);
}
