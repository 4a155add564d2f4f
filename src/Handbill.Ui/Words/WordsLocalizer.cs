using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Localization;

namespace Handbill.Ui.Words;

/// <summary>Words in the language of the request.</summary>
internal sealed class WordsLocalizer(WordList words) : IStringLocalizer
{
    public LocalizedString this[string name]
    {
        get
        {
            var language = Language.Current;
            var found = words.Find(language, name);
            return new LocalizedString(name, found ?? name, found is null && language != Language.English);
        }
    }

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var word = this[name];
            var language = Language.Current;
            var written = Array.ConvertAll(arguments, argument => argument switch
            {
                int number => language.Number(number),
                long number => language.Number(number),
                DateOnly day => language.Date(day),
                TimeOnly time => language.Time(time),
                _ => argument,
            });
            return new LocalizedString(name, string.Format(CultureInfo.InvariantCulture, word.Value, written), word.ResourceNotFound);
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        words.All(Language.Current).Select(pair => new LocalizedString(pair.Key, pair.Value));
}

/// <summary>Finds the words of a type: those named for it, or those that its assembly names.</summary>
internal sealed class WordsLocalizerFactory : IStringLocalizerFactory
{
    private readonly ConcurrentDictionary<Type, IStringLocalizer> _byType = new();

    public IStringLocalizer Create(Type resourceSource) => _byType.GetOrAdd(resourceSource, static type =>
    {
        var named = type.Assembly.GetCustomAttribute<WordsAttribute>()?.Type;
        var owner = named is not null && !type.Name.EndsWith("Words", StringComparison.Ordinal) ? named : type;
        return new WordsLocalizer(new WordList(owner.Assembly, owner.FullName!));
    });

    public IStringLocalizer Create(string baseName, string location) =>
        new WordsLocalizer(new WordList(Assembly.Load(new AssemblyName(location)), baseName));
}
