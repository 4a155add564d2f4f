using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Handbill.Press.Publications;

/// <summary>A few texts by name in one column, as a JSON object: files by path, lines by language.</summary>
internal static class FilesColumn
{
    public static readonly ValueConverter<Dictionary<string, string>, string> Converter = new(
        files => JsonSerializer.Serialize(files, JsonSerializerOptions.Default),
        text => JsonSerializer.Deserialize<Dictionary<string, string>>(text, JsonSerializerOptions.Default) ?? new Dictionary<string, string>(StringComparer.Ordinal));

    public static readonly ValueComparer<Dictionary<string, string>> Comparer = new(
        (one, other) => one!.Count == other!.Count && one.All(file => other.ContainsKey(file.Key) && other[file.Key] == file.Value),
        files => files.Count,
        files => new Dictionary<string, string>(files, StringComparer.Ordinal));
}
