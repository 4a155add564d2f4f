using Handbill.Desk.Boards;
using Handbill.Desk.Editorials.Translations;
using Handbill.Groups.Contracts;
using Handbill.Ui.Components;
using Handbill.Ui.Layout;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Front;

/// <summary>The first page after signing in: what is worked on now and what of it is theirs, then all the ways that they may go.</summary>
[Authorize(nameof(Permission.SignedIn))]
internal sealed class IndexModel(BoardDesk desk, TranslationDesk translations, IEnumerable<IFrontNotes> notes, TimeProvider clock, IStringLocalizer<BoardWords> words) : PageModel
{
    public IReadOnlyList<Board> Boards { get; private set; } = [];

    public BoardMarkup Markup { get; } = new(words, clock.GetUtcNow());

    /// <summary>What waits for whoever translates.</summary>
    public IReadOnlyList<WaitingTranslation> Waiting { get; private set; } = [];

    /// <summary>What other modules have to say.</summary>
    public List<Link> Notes { get; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Boards = await desk.ReadOpenAsync(cancellation);
        foreach (var one in notes)
        {
            Notes.AddRange(await one.NotesAsync(cancellation));
        }

        Waiting = await translations.WaitingAsync(Language.Current.Code, cancellation);
    }
}
