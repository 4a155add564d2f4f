using System.Numerics;
using System.Runtime.InteropServices;

namespace Handbill.Typesetting.Text;

/// <summary>
/// Liang's patterns as a tree whose children stand side by side: a node has a bit for each letter that goes on from it and
/// the number of the first child, so that a step is one test and one population count. Letters are numbered from 1 to 63.
/// </summary>
internal sealed class PatternTrie
{
    /// <summary>Most different letters that a set of patterns may have, the dot at a word's ends included.</summary>
    public const int MaxLetters = 63;

    private readonly Node[] nodes;
    private readonly byte[] levels;

    private PatternTrie(Node[] nodes, byte[] levels)
    {
        this.nodes = nodes;
        this.levels = levels;
    }

    /// <summary>Number of nodes.</summary>
    public int Size => nodes.Length;

    /// <summary>Raises the levels between letters by all patterns that occur.</summary>
    /// <param name="letters">The numbers of a word's letters, with the dot before and after; 0 for what no pattern has.</param>
    /// <param name="found">One longer than the letters: entry i is the level before letter i.</param>
    public void Apply(ReadOnlySpan<byte> letters, Span<byte> found)
    {
        var tree = nodes;
        for (int start = 0; start < letters.Length; start++)
        {
            int at = 0;
            for (int i = start; i < letters.Length; i++)
            {
                ulong bit = 1UL << letters[i];
                ulong children = tree[at].Children;
                if ((children & bit) == 0)
                {
                    break;
                }

                at = tree[at].FirstChild + BitOperations.PopCount(children & (bit - 1));
                if (tree[at].Levels is var pattern and > 0)
                {
                    // A pattern's entry: zeros before its first level, how many levels, the levels.
                    var target = found[(start + levels[pattern])..];
                    var source = levels.AsSpan(pattern + 2, levels[pattern + 1]);
                    for (int k = 0; k < source.Length; k++)
                    {
                        target[k] = Math.Max(target[k], source[k]);
                    }
                }
            }
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Node
    {
        /// <summary>Bit n is set when letter n goes on from here. Bit 0 never is.</summary>
        public ulong Children;

        public int FirstChild;

        /// <summary>Where this pattern's levels stand, 0 when no pattern ends here.</summary>
        public int Levels;
    }

    /// <summary>Gathers patterns and lays them out.</summary>
    internal sealed class Builder
    {
        private readonly List<Draft> drafts = [default];
        private readonly List<byte> levels = [0];

        /// <summary>Adds a pattern.</summary>
        /// <param name="letters">Numbers of its letters, 1 to 63.</param>
        /// <param name="patternLevels">One longer: the level before each letter and after the last.</param>
        public void Add(ReadOnlySpan<byte> letters, ReadOnlySpan<byte> patternLevels)
        {
            int at = 0;
            foreach (byte letter in letters)
            {
                at = Child(at, letter);
            }

            int first = patternLevels.IndexOfAnyExcept((byte)0);
            if (first >= 0)
            {
                int last = patternLevels.LastIndexOfAnyExcept((byte)0);
                CollectionsMarshal.AsSpan(drafts)[at].Levels = levels.Count;
                levels.Add((byte)first);
                levels.Add((byte)(last - first + 1));
                levels.AddRange(patternLevels[first..(last + 1)]);
            }
        }

        /// <summary>Lays the tree out, level by level.</summary>
        public PatternTrie Build()
        {
            var nodes = new Node[drafts.Count];
            var order = new int[drafts.Count];
            int count = 1;
            for (int at = 0; at < count; at++)
            {
                var draft = drafts[order[at]];
                nodes[at].Levels = draft.Levels;
                nodes[at].FirstChild = count;
                for (int child = draft.Child; child != 0; child = drafts[child].Sibling)
                {
                    nodes[at].Children |= 1UL << drafts[child].Letter;
                    order[count++] = child;
                }
            }

            return new PatternTrie(nodes, [.. levels]);
        }

        /// <summary>Finds or adds a child; siblings stand in the order of their letters.</summary>
        private int Child(int parent, byte letter)
        {
            int before = 0;
            int at = drafts[parent].Child;
            while (at != 0 && drafts[at].Letter < letter)
            {
                before = at;
                at = drafts[at].Sibling;
            }

            if (at != 0 && drafts[at].Letter == letter)
            {
                return at;
            }

            int added = drafts.Count;
            drafts.Add(new Draft { Letter = letter, Sibling = at });
            var all = CollectionsMarshal.AsSpan(drafts);
            if (before == 0)
            {
                all[parent].Child = added;
            }
            else
            {
                all[before].Sibling = added;
            }

            return added;
        }

        private struct Draft
        {
            public byte Letter;
            public int Child;
            public int Sibling;
            public int Levels;
        }
    }
}
