using Handbill.Ui.Components;
using Handbill.Ui.Layout;
using Handbill.Ui.Words;
using Microsoft.Extensions.Localization;

namespace Handbill.Floor.Reading;

/// <summary>Says on the front page how much of what the floor sent nobody has handled, and nothing of what it is.</summary>
internal sealed class InboxNotes(InboxDesk desk, IStringLocalizer<InboxWords> words) : IFrontNotes
{
    public async Task<IReadOnlyList<Link>> NotesAsync(CancellationToken cancellation)
    {
        var waiting = (await desk.GroupsAsync(cancellation)).Sum(one => one.New);
        return waiting == 0 ? [] : [new Link(words.Count(waiting, "{0} submission from the floor waits|{0} submissions from the floor wait"), "/inbox")];
    }
}
