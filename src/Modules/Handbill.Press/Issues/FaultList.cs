using System.Collections.Immutable;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Issues;

/// <summary>Collects the faults of one file or a few. A reader adds what it finds and goes on.</summary>
internal sealed class FaultList
{
    // A file of another kind by mistake would otherwise bury the screen.
    private const int Most = 50;

    private readonly List<Fault> _faults = [];

    /// <summary>Faults found, those that were too many to keep included.</summary>
    public int Count { get; private set; }

    public void Add(CopyPlace place, string problem, string remedy)
    {
        Count++;
        if (_faults.Count < Most)
        {
            _faults.Add(new Fault(place, problem, remedy));
        }
        else if (_faults.Count == Most)
        {
            _faults.Add(new Fault(place, "there are more faults after this one", "mend those above first"));
        }
    }

    public void Add(string file, int line, string problem, string remedy) => Add(new CopyPlace(file, line), problem, remedy);

    /// <summary>The faults in the order of their places.</summary>
    public ImmutableArray<Fault> ToSorted()
    {
        _faults.Sort(Fault.Compare);
        return [.. _faults];
    }
}
