using Handbill.Groups.Accounts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Groups.Organisations;

/// <summary>From an empty database to an organisation with an administrator.</summary>
internal sealed class SettingUp(HandbillDb db, OpenedOrganisation opened, TimeProvider clock) : ISetUp
{
    /// <summary>Where all pages lead until there is one.</summary>
    public const string Address = "/set-up";

    public async ValueTask<bool> IsDoneAsync(CancellationToken cancellation)
    {
        if (!opened.IsOpened)
        {
            opened.IsOpened = await db.Set<Organisation>().AnyAsync(one => one.OpenedAt != null, cancellation);
        }

        return opened.IsOpened;
    }

    public async Task<string?> NewLinkAsync(CancellationToken cancellation)
    {
        if (await IsDoneAsync(cancellation))
        {
            return null;
        }

        var secret = LinkSecret.New();
        var invitation = new Invitation
        {
            Id = NewId.Of<InvitationId>(clock), SecretHash = secret.Hash, Role = Role.Administrator, ScopeKind = ScopeKind.Organisation, ExpiresAt = DateTimeOffset.MaxValue,
        };
        db.Add(invitation);
        db.Record(new AuditAct(null, "setup.link", "invitation", invitation.Id.Value));
        await db.SaveChangesAsync(cancellation);
        return $"{Address}/{secret.Text}";
    }

    public async Task FoundAsync(string name, string language, string timeZone, CancellationToken cancellation)
    {
        if (await db.Set<Organisation>().AnyAsync(cancellation))
        {
            throw new InvalidOperationException("There is an organisation already.");
        }

        db.Add(new Organisation { Name = name, Language = language, TimeZone = timeZone, CreatedAt = clock.GetUtcNow(), OpenedAt = clock.GetUtcNow() });
        db.Record(new AuditAct(null, "organisation.make", "organisation", Guid.Empty));
        await db.SaveChangesAsync(cancellation);
    }
}
