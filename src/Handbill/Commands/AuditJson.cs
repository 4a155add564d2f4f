using System.Text.Json.Serialization;

namespace Handbill.Commands;

/// <summary>One line of `audit export`.</summary>
internal sealed record AuditLine(long Number, DateTimeOffset At, long Ticks, Guid? Actor, string Act, string Subject, Guid SubjectId, string Detail, string Hash);

/// <summary>What `audit verify --json` prints.</summary>
internal sealed record AuditReport(bool Holds, long Entries, string Head, long? BrokenAt, long? KeptHeadIs);

/// <summary>How they are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AuditLine))]
[JsonSerializable(typeof(AuditReport))]
internal sealed partial class AuditJson : JsonSerializerContext;
