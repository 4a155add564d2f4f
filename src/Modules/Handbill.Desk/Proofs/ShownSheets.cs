using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;

namespace Handbill.Desk.Proofs;

/// <summary>
/// Which pages of sheets were shown to whom of late. A picture is asked for right after the proof that names it, so a few thousand are enough; who was
/// not shown a page has nothing to ask for. Safe to use from several threads.
/// </summary>
internal sealed class ShownSheets
{
    private const int Most = 8192;

    private readonly Lock _gate = new();
    private readonly HashSet<(AccountId, EditionId, string)> _shown = [];
    private readonly Queue<(AccountId, EditionId, string)> _inOrder = new();

    public void Note(AccountId account, EditionId edition, IEnumerable<string> pageKeys)
    {
        lock (_gate)
        {
            foreach (var key in pageKeys)
            {
                if (_shown.Add((account, edition, key)))
                {
                    _inOrder.Enqueue((account, edition, key));
                }
            }

            while (_inOrder.Count > Most)
            {
                _shown.Remove(_inOrder.Dequeue());
            }
        }
    }

    public bool Was(AccountId account, EditionId edition, string pageKey)
    {
        lock (_gate)
        {
            return _shown.Contains((account, edition, pageKey));
        }
    }
}
