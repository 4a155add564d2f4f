using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Groups.Audit;

/// <summary>The audit trail, newest first, for whoever runs the server.</summary>
[Authorize(nameof(Permission.Administer))]
internal sealed class IndexModel(HandbillDb db, IAccess access) : PageModel
{
    /// <summary>Entries a page.</summary>
    private const int PageSize = 100;

    /// <summary>The newest entry; null when there is none.</summary>
    public AuditEntry? Head { get; private set; }

    public AuditQuery Asked { get; private set; } = AuditQuery.All;

    /// <summary>What is wrong with what was asked; null when nothing is.</summary>
    public string? Wrong { get; private set; }

    public IReadOnlyList<AuditEntry> Found { get; private set; } = [];

    /// <summary>The page after this one; null when this is the last.</summary>
    public string? Older { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? act, string? subject, string? before, CancellationToken cancellation)
    {
        if (!await access.MayAsync(Permission.Administer, new[] { Scope.Organisation }, cancellation))
        {
            return NotFound();
        }

        var trail = db.Set<AuditEntry>().AsNoTracking();
        Head = await trail.OrderByDescending(entry => entry.Number).FirstOrDefaultAsync(cancellation);
        Asked = AuditQuery.Read(act, subject, before);
        if (Asked.Wrong is { } wrong)
        {
            Wrong = wrong;
            Response.StatusCode = 400;
            return Page();
        }

        var found = await Asked.Of(trail).OrderByDescending(entry => entry.Number).Take(PageSize + 1).ToListAsync(cancellation);
        Found = [.. found.Take(PageSize)];
        Older = found.Count > PageSize ? Link(Asked.Act, Asked.SubjectId, Found[^1].Number) : null;
        return Page();
    }

    /// <summary>The address of a part of the trail.</summary>
    public string Link(string? act = null, Guid? subject = null, long? before = null)
    {
        var query = new QueryBuilder();
        Add("act", act);
        Add("subject", subject?.ToString("N"));
        Add("before", before?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return "/audit" + query.ToQueryString();

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(name, value);
            }
        }
    }
}
