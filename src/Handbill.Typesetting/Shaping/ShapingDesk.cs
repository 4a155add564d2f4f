using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Shaping;

/// <summary>
/// A workspace for shaping, of one thread at a time: the glyphs of a run as they are gathered, the words and plans met lately, a buffer of
/// HarfBuzz.
/// </summary>
/// <param name="shelf">Words that the thread met lately; null for one that is used now and then.</param>
internal sealed class ShapingDesk(WordShelf? shelf)
{
    private const int Plans = 8;

    private readonly ShapingPlan?[] _plans = new ShapingPlan?[Plans];
    private readonly PlanKey[] _keys = new PlanKey[Plans];
    private int _nextPlan;
    private ushort[] _glyphs = new ushort[256];
    private short[] _advances = new short[256];
    private int[] _clusters = new int[256];
    private bool[] _unsafe = new bool[256];
    private short[]? _right;
    private short[]? _up;
    private bool _moved;
    private (int Word, int Start)[] _words = new (int, int)[64];
    private int _wordCount;
    private int _clearings;

    internal HarfBuzzBuffer Buffer { get; } = new();

    internal WordShelf? Shelf => shelf;

    /// <summary>Glyphs gathered so far.</summary>
    internal int Count { get; private set; }

    /// <summary>True while all that was gathered is words of the shelf, one after the other.</summary>
    internal bool OnlyWords { get; private set; }

    /// <summary>The words of the last run and where each starts in its text, spaces left out, if it was only words of the shelf.</summary>
    internal ReadOnlySpan<(int Word, int Start)> Words => _words.AsSpan(0, _wordCount);

    /// <summary>Sum of the advances gathered.</summary>
    internal float Width
    {
        get
        {
            float sum = 0;
            foreach (var advance in _advances.AsSpan(0, Count))
            {
                sum += advance;
            }

            return sum;
        }
    }

    /// <summary>Makes room for another run.</summary>
    internal void Clear()
    {
        Count = 0;
        _wordCount = 0;
        _moved = false;
        OnlyWords = shelf is not null;
        _clearings = shelf?.Clearings ?? 0;
    }

    /// <summary>Takes back what was gathered after a count.</summary>
    internal void CutTo(int count)
    {
        Count = count;
        OnlyWords = false;
    }

    /// <summary>Adds a word of the shelf; the space before it is part of it.</summary>
    internal void Add(int word, int offset)
    {
        var packed = shelf!.Glyphs(word);
        var count = packed.Glyphs.Length;
        Grow(count);
        packed.Glyphs.CopyTo(_glyphs.AsSpan(Count));
        packed.Advances.CopyTo(_advances.AsSpan(Count));
        var clusters = _clusters.AsSpan(Count, count);
        for (var glyph = 0; glyph < clusters.Length; glyph++)
        {
            clusters[glyph] = offset + glyph;
        }

        for (var glyph = 0; glyph < packed.Clusters.Length; glyph++)
        {
            clusters[glyph] = offset + packed.Clusters[glyph];
        }

        var unsafeToBreak = _unsafe.AsSpan(Count, count);
        unsafeToBreak.Clear();
        for (var glyph = 0; !packed.UnsafeToBreak.IsEmpty && glyph < count; glyph++)
        {
            unsafeToBreak[glyph] = (packed.UnsafeToBreak[glyph >> 4] >> (glyph & 15) & 1) != 0;
        }

        if (_moved)
        {
            _right.AsSpan(Count, count).Clear();
            _up.AsSpan(Count, count).Clear();
        }

        Count += count;
        if (_wordCount == _words.Length)
        {
            Array.Resize(ref _words, 2 * _wordCount);
        }

        _words[_wordCount++] = (word, shelf.BeginsWithSpace(word) ? offset + 1 : offset);
        OnlyWords &= _clearings == shelf.Clearings;
    }

    /// <summary>Adds glyphs that are not on the shelf.</summary>
    internal void Add(GlyphString piece, int offset)
    {
        var count = piece.Glyphs.Length;
        OnlyWords = false;
        Grow(count);
        piece.Glyphs.CopyTo(_glyphs.AsSpan(Count));
        piece.Advances.CopyTo(_advances.AsSpan(Count));
        piece.UnsafeToBreak.CopyTo(_unsafe.AsSpan(Count));
        for (var glyph = 0; glyph < count; glyph++)
        {
            _clusters[Count + glyph] = offset + piece.Clusters[glyph];
        }

        if (_moved || piece.XOffsets is not null || piece.YOffsets is not null)
        {
            Move(piece, count);
        }

        Count += count;
    }

    /// <summary>The run of all that was gathered.</summary>
    internal ShapedRun Run(FontFace face, string text, TextDirection direction, ShapingFeatures lacking) => new()
    {
        Face = face,
        Text = text,
        Direction = direction,
        Lacking = lacking,
        Glyphs = _glyphs.AsSpan(0, Count).ToArray(),
        Advances = _advances.AsSpan(0, Count).ToArray(),
        XOffsets = Moved(_right),
        YOffsets = Moved(_up),
        Clusters = _clusters.AsSpan(0, Count).ToArray(),
        UnsafeToBreak = _unsafe.AsSpan(0, Count).ToArray(),
    };

    /// <summary>A plan used lately.</summary>
    internal ShapingPlan? Plan(in PlanKey key)
    {
        for (var index = 0; index < Plans; index++)
        {
            ref readonly var known = ref _keys[index];
            if (ReferenceEquals(known.Face, key.Face) && known.Features == key.Features && known.Script == key.Script
                && known.Direction == key.Direction && known.Language == key.Language)
            {
                return _plans[index];
            }
        }

        return null;
    }

    /// <summary>Remembers a plan in the place of the one remembered longest.</summary>
    internal ShapingPlan Remember(in PlanKey key, ShapingPlan plan)
    {
        _keys[_nextPlan] = key;
        _plans[_nextPlan] = plan;
        _nextPlan = (_nextPlan + 1) % Plans;
        return plan;
    }

    private void Move(GlyphString piece, int count)
    {
        if (!_moved)
        {
            _right = Larger(_right);
            _up = Larger(_up);
            _right.AsSpan(0, Count).Clear();
            _up.AsSpan(0, Count).Clear();
            _moved = true;
        }

        Place(piece.XOffsets, _right.AsSpan(Count, count));
        Place(piece.YOffsets, _up.AsSpan(Count, count));

        short[] Larger(short[]? offsets) => offsets is null || offsets.Length < _glyphs.Length ? new short[_glyphs.Length] : offsets;

        static void Place(short[]? offsets, Span<short> place)
        {
            place.Clear();
            offsets?.CopyTo(place);
        }
    }

    // Runs in which no glyph is moved have no offsets, whatever the words around them in the text.
    private short[]? Moved(short[]? offsets)
    {
        var moved = _moved ? offsets.AsSpan(0, Count) : default;
        return moved.ContainsAnyExcept((short)0) ? moved.ToArray() : null;
    }

    private void Grow(int more)
    {
        if (Count + more <= _glyphs.Length)
        {
            return;
        }

        var size = Math.Max(Count + more, 2 * _glyphs.Length);
        Array.Resize(ref _glyphs, size);
        Array.Resize(ref _advances, size);
        Array.Resize(ref _clusters, size);
        Array.Resize(ref _unsafe, size);
        if (_moved)
        {
            Array.Resize(ref _right, size);
            Array.Resize(ref _up, size);
        }
    }
}
