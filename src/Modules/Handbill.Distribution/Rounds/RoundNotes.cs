using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Ui.Components;
using Handbill.Ui.Layout;
using Handbill.Ui.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Distribution.Rounds;

/// <summary>Says on the front page how many rounds of one's groups still look for somebody.</summary>
internal sealed class RoundNotes(HandbillDb db, RoundDesk desk, IAccess access, TimeProvider clock, IStringLocalizer<RoundWords> words) : IFrontNotes
{
    public async Task<IReadOnlyList<Link>> NotesAsync(CancellationToken cancellation)
    {
        if (!await access.MayAnywhereAsync(Permission.HandOut, cancellation))
        {
            return [];
        }

        var sight = await desk.SightAsync(cancellation);
        var (everywhere, own, now) = (sight.Goes.Everywhere, sight.Own, clock.GetUtcNow());
        var gaps = await db.Set<Round>().CountAsync(
            round => round.GoesAt > now && round.CalledOffAt == null && round.ReportId == null && (everywhere || own.Contains(round.GroupId))
                && db.Set<Goer>().Count(goer => goer.RoundId == round.Id) < round.Wanted, cancellation);
        return gaps == 0 ? [] : [new Link(words.Count(gaps, "{0} round still looks for somebody to go|{0} rounds still look for somebody to go"), "/rounds")];
    }
}
