using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;

namespace Handbill.Desk.Proofs;

/// <summary>
/// Which sheets were shown to whom of late. A picture is asked for right after its page, so a few thousand are enough; who was not shown
/// a sheet has nothing to ask for. Safe to use from several threads.
/// </summary>
internal sealed class ShownSheets
{
    private const int Most = 4096;

    private readonly Lock _gate = new();
    private readonly HashSet<(AccountId, EditionId, string)> _shown = [];
    private readonly Queue<(AccountId, EditionId, string)> _inOrder = new();

    public void Note(AccountId account, EditionId edition, string key)
    {
        lock (_gate)
        {
            if (!_shown.Add((account, edition, key)))
            {
                return;
            }

            _inOrder.Enqueue((account, edition, key));
            if (_inOrder.Count > Most)
            {
                _shown.Remove(_inOrder.Dequeue());
            }
        }
    }

    public bool Were(AccountId account, EditionId edition, string key)
    {
        lock (_gate)
        {
            return _shown.Contains((account, edition, key));
        }
    }
}
