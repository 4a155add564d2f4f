namespace Handbill.Ui.Words;

/// <summary>Names the class beside whose name an assembly's translations stand, for what asks by another type: messages of form models.</summary>
/// <remarks><c>[assembly: Words(typeof(DeskWords))]</c>, with <c>DeskWords.es.resx</c>, <c>DeskWords.fr.resx</c> and <c>DeskWords.ar.resx</c> beside an empty class.</remarks>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class WordsAttribute(Type type) : Attribute
{
    /// <summary>The class.</summary>
    public Type Type { get; } = type;
}
