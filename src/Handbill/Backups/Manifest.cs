using System.Text.Json.Serialization;

namespace Handbill.Backups;

/// <summary>What a backup says of itself: its first file.</summary>
internal sealed record Manifest
{
    /// <summary>Its name in the backup.</summary>
    public const string Name = "manifest.json";

    /// <summary>The name of the database's copy in the backup.</summary>
    public const string Database = "database";

    /// <summary>What the names of files of the data folder begin with.</summary>
    public const string Data = "data/";

    /// <summary>The version of this layout that is written.</summary>
    public const int CurrentFormat = 1;

    public required int Format { get; init; }

    /// <summary>Version of the Handbill that made it.</summary>
    public required string Handbill { get; init; }

    /// <summary>The store's name.</summary>
    public required string Store { get; init; }

    /// <summary>All migrations that the database had.</summary>
    public required IReadOnlyList<string> Schema { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required IReadOnlyList<ManifestFile> Files { get; init; }
}

/// <summary>One file of a backup.</summary>
/// <param name="Name">Name in the backup, with forward slashes.</param>
/// <param name="Bytes">Size.</param>
/// <param name="Sha256">In lower-case hexadecimal.</param>
internal sealed record ManifestFile(string Name, long Bytes, string Sha256);

/// <summary>How the manifest is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
