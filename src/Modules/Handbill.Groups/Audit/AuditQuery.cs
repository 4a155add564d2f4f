using System.Globalization;
using Handbill.Kernel.Audit;

namespace Handbill.Groups.Audit;

/// <summary>Which entries are asked for.</summary>
/// <param name="Act">An act; one that ends in a point stands for all that begin so. Empty for all.</param>
/// <param name="Subject">The subject's id as it was written; empty for all.</param>
/// <param name="SubjectId">The id read; null for all.</param>
/// <param name="Before">Only entries before this number; null for all.</param>
/// <param name="Wrong">What is wrong with it, in English; null when nothing is.</param>
internal sealed record AuditQuery(string Act, string Subject, Guid? SubjectId, long? Before, string? Wrong)
{
    public static AuditQuery All { get; } = new("", "", null, null, null);

    /// <summary>Reads what an address or a form says.</summary>
    public static AuditQuery Read(string? act, string? subject, string? before)
    {
        var written = (subject ?? "").Trim();
        var isId = Guid.TryParse(written, out var id);
        return new AuditQuery(
            (act ?? "").Trim().ToLowerInvariant(),
            written,
            isId ? id : null,
            long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
            written.Length == 0 || isId ? null : "An id is 32 digits and letters from a to f. Copy it from the trail or from an address.");
    }

    /// <summary>Cuts a trail down to it.</summary>
    public IQueryable<AuditEntry> Of(IQueryable<AuditEntry> trail)
    {
        if (Act.EndsWith('.'))
        {
            trail = trail.Where(entry => entry.Act.StartsWith(Act));
        }
        else if (Act.Length > 0)
        {
            trail = trail.Where(entry => entry.Act == Act);
        }

        if (SubjectId is { } subject)
        {
            trail = trail.Where(entry => entry.SubjectId == subject);
        }

        return Before is { } before ? trail.Where(entry => entry.Number < before) : trail;
    }
}
