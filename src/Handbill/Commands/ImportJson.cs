using System.Text.Json.Serialization;
using Handbill.Site.Contracts;

namespace Handbill.Commands;

/// <summary>How the report of an import is written for programs.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(ArchiveImportReport))]
internal sealed partial class ImportJson : JsonSerializerContext;
