using Handbill.Pdf.Document;
using Handbill.Typesetting.Pages;

namespace Handbill.Pdf.Reading;

/// <summary>
/// Joins the structure of an edition to what was drawn: which piece of which page belongs to which node, in reading order
/// (ISO 32000-1, 14.7).
/// </summary>
internal sealed class StructureTree
{
    private const int None = -1;

    private readonly IReadOnlyList<StructureNode> _nodes;
    private readonly List<Kid> _kids;
    private readonly Ends[] _ends;
    private readonly List<List<int>> _owners = [];
    private readonly List<(int Annotation, int Node)> _links = [];
    private int _attached = 1;

    internal StructureTree(IReadOnlyList<StructureNode> nodes)
    {
        _nodes = nodes;
        _kids = new List<Kid>(nodes.Count * 2);
        _ends = new Ends[nodes.Count];
        Array.Fill(_ends, new Ends(None, None));
        Places = new NodePlace[nodes.Count];
        Array.Fill(Places, new NodePlace(None, 0, null));
        Numbered = new bool?[nodes.Count];
    }

    internal IReadOnlyList<StructureNode> Nodes => _nodes;

    /// <summary>Where each node begins and what it covers.</summary>
    internal NodePlace[] Places { get; }

    /// <summary>For a list: true when its labels are numbers, false when they are bullets, null when it has none.</summary>
    internal bool?[] Numbered { get; }

    /// <summary>For every page the node of each marked piece, by its number.</summary>
    internal IReadOnlyList<IReadOnlyList<int>> Owners => _owners;

    /// <summary>The annotations and the nodes that they belong to.</summary>
    internal IReadOnlyList<(int Annotation, int Node)> Links => _links;

    /// <summary>First of a node's kids, or -1.</summary>
    internal int FirstKid(int node) => _ends[node].First;

    internal Kid KidAt(int index) => _kids[index];

    internal void BeginPage() => _owners.Add([]);

    /// <summary>Notes a piece of the current page.</summary>
    /// <returns>Its number on the page.</returns>
    internal int Mark(int node, double top)
    {
        int page = _owners.Count - 1;
        List<int> owners = _owners[page];
        AttachUpTo(node);
        Append(node, new Kid(KidKind.Content, owners.Count, page, None));
        owners.Add(node);
        for (int at = node; at >= 0 && Places[at].Page == None; at = _nodes[at].Parent)
            Places[at] = new NodePlace(page, top, null);
        return owners.Count - 1;
    }

    /// <summary>Widens the rectangle that a figure covers, in page coordinates from the top left.</summary>
    internal void Cover(int node, double x, double y, double width, double height)
    {
        Covered added = new(x, y, x + width, y + height);
        NodePlace place = Places[node];
        Places[node] = place with
        {
            Covered = place.Covered is not { } old
                ? added
                : new Covered(Math.Min(old.Left, added.Left), Math.Min(old.Top, added.Top), Math.Max(old.Right, added.Right), Math.Max(old.Bottom, added.Bottom)),
        };
    }

    /// <summary>Notes an annotation of the current page.</summary>
    internal void Link(int node, int annotation)
    {
        AttachUpTo(node);
        Append(node, new Kid(KidKind.Annotation, annotation, _owners.Count - 1, None));
        _links.Add((annotation, node));
    }

    /// <summary>Notes the text of a label, from which a list learns how it counts.</summary>
    internal void Label(int node, ReadOnlySpan<char> text)
    {
        for (int at = _nodes[node].Parent; at > 0; at = _nodes[at].Parent)
        {
            if (_nodes[at].Role != StructureRole.L)
                continue;
            Numbered[at] ??= text.IndexOfAnyInRange('0', '9') >= 0;
            return;
        }
    }

    /// <summary>Takes in the nodes that nothing was drawn for, such as empty cells.</summary>
    internal void Complete() => AttachUpTo(_nodes.Count - 1);

    // Nodes stand in reading order, so a node's elder relations take their places before its first piece does.
    private void AttachUpTo(int node)
    {
        for (; _attached <= node; _attached++)
            Append(_nodes[_attached].Parent, new Kid(KidKind.Node, _attached, 0, None));
    }

    private void Append(int node, Kid kid)
    {
        int index = _kids.Count;
        _kids.Add(kid);
        ref Ends ends = ref _ends[node];
        if (ends.Last == None)
            ends.First = index;
        else
            _kids[ends.Last] = _kids[ends.Last] with { Next = index };
        ends.Last = index;
    }

    private record struct Ends(int First, int Last);
}

/// <summary>What a kid of a node is.</summary>
internal enum KidKind
{
    Node,
    Content,
    Annotation,
}

/// <summary>A kid of a node.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Index of the node, number of the piece, or object number of the annotation.</param>
/// <param name="Page">Index of the page of a piece or an annotation.</param>
/// <param name="Next">Index of the next kid of the same node, or -1.</param>
internal readonly record struct Kid(KidKind Kind, int Value, int Page, int Next);

/// <summary>Where a node begins.</summary>
/// <param name="Page">Index of the page; -1 when nothing was drawn for it.</param>
/// <param name="Top">Distance from the page's top, in points.</param>
/// <param name="Covered">What a figure covers.</param>
internal readonly record struct NodePlace(int Page, double Top, Covered? Covered);

/// <summary>A rectangle in page coordinates from the top left.</summary>
internal readonly record struct Covered(double Left, double Top, double Right, double Bottom);
