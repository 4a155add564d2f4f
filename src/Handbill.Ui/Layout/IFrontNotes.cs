using Handbill.Ui.Components;

namespace Handbill.Ui.Layout;

/// <summary>What a module has to say on the front page to whoever is signed in. Registered as a service; all are asked.</summary>
public interface IFrontNotes
{
    /// <summary>What waits for the reader, each a sentence that leads to the page where it is dealt with; none for nothing.</summary>
    Task<IReadOnlyList<Link>> NotesAsync(CancellationToken cancellation);
}
