namespace Handbill.Typesetting.Pages;

/// <summary>Builds the structure of an edition, a parent always before its children.</summary>
internal sealed class StructureTree
{
    private readonly List<StructureNode> _nodes = [];
    private readonly List<int> _outline = [];

    public IReadOnlyList<StructureNode> Nodes => _nodes;

    public IReadOnlyList<int> Outline => _outline;

    /// <summary>Adds a node and gives its index.</summary>
    public int Add(StructureRole role, int parent, string? language = null, string? alt = null, string? title = null)
    {
        _nodes.Add(new StructureNode(role, parent, language, alt, title));
        if (title is not null)
        {
            _outline.Add(_nodes.Count - 1);
        }

        return _nodes.Count - 1;
    }
}
