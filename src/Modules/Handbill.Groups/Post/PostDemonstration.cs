using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Groups.Post;

/// <inheritdoc/>
internal sealed class PostDemonstration(HandbillDb db, SealedText texts) : IPostDemonstration
{
    // A name that no host can have (RFC 2606), by which the setting is known again.
    private const string From = "letters@demonstration.example";

    public async Task StageAsync(int port, CancellationToken cancellation)
    {
        await using var act = await db.BeginActAsync(cancellation);
        var setting = await db.Set<MailSetting>().FirstOrDefaultAsync(one => one.Id == MailSetting.Only, cancellation);
        if (setting is null)
        {
            db.Add(setting = new MailSetting { Secret = texts.Seal(PostRoom.Secret, PostRoom.NewSecret()), From = From });
        }
        else if (setting.From != From)
        {
            return;
        }

        (setting.Host, setting.Port, setting.Safety) = ("127.0.0.1", port, MailSafety.None);
        setting.Version++;
        db.Record(new AuditAct(null, "mail.settings", "mail", Guid.Empty));
        await db.SaveActAsync(act, cancellation);
    }
}
