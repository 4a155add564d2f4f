using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Handbill.Typesetting.Shaping;

/// <summary>
/// The words that one thread met lately, packed side by side in one array, so that most words cost a look at memory that is near. It stands
/// before the <see cref="WordCache"/> that threads share. A word has two places it may stand in, so no copy makes a look-up long; when the
/// array is full the shelf is cleared.
/// </summary>
internal sealed class WordShelf
{
    /// <summary>Longest word that is kept, in UTF-16 units: its places for hyphens are bits of one number.</summary>
    internal const int LongestWord = 48;

    private const int Places = 1 << 16;
    private const int Room = 1 << 21;
    private const int RoomForParts = 1 << 17;

    // A word's record: length of its text and what stands around it, number of its glyphs, the plan (2 units), the hyphenation asked for
    // last (1), its places (4) and where the widths of the parts are (2); then text, glyphs, advances, and where they are not plain
    // clusters and a bit for each glyph that is unsafe to break.
    private const int GlyphCount = 1;
    private const int Plan = 2;
    private const int Asked = 4;
    private const int Hyphens = 5;
    private const int Parts = 9;
    private const int Header = 11;
    private const int Bits = 16;

    private const int LengthMask = 63;
    private const int SpaceBefore = 64;
    private const int SpaceAfter = 128;
    private const int HasClusters = 256;
    private const int HasUnsafe = 512;
    private const int KeyMask = LengthMask | SpaceBefore | SpaceAfter;

    private readonly Place[] _places = new Place[Places];
    private readonly ushort[] _store = new ushort[Room];
    private readonly PartWidths[] _parts = new PartWidths[RoomForParts];

    // 0 stands for no word, and for no parts.
    private int _end = 1;
    private int _partsEnd = 1;

    /// <summary>Grows by one whenever the shelf is cleared and the numbers of its words stop being good.</summary>
    internal int Clearings { get; private set; }

    private record struct Place(uint Hash, int Word);

    /// <summary>The number of a word; 0 when it is not here.</summary>
    internal int Find(int plan, ReadOnlySpan<char> text, bool spaceBefore, bool spaceAfter, out uint hash)
    {
        var key = KeyOf(text, spaceBefore, spaceAfter);
        hash = HashOf(plan, key, text);
        var at = (int)(hash & (Places - 1));
        return Is(at, hash, plan, key, text) ? _places[at].Word : Is(at ^ 1, hash, plan, key, text) ? _places[at ^ 1].Word : 0;
    }

    /// <summary>Puts a word on the shelf and gives its number.</summary>
    internal int Put(uint hash, int plan, ReadOnlySpan<char> text, bool spaceBefore, bool spaceAfter, GlyphString glyphs)
    {
        var count = glyphs.Glyphs.Length;
        if (_end + Header + text.Length + (4 * count) > Room)
        {
            Clear();
        }

        var word = _end;
        var unsafeToBreak = glyphs.UnsafeToBreak.AsSpan().Contains(true);
        var clusters = !IsPlain(glyphs.Clusters);
        var record = _store.AsSpan(word);
        record[0] = (ushort)(KeyOf(text, spaceBefore, spaceAfter) | (clusters ? HasClusters : 0) | (unsafeToBreak ? HasUnsafe : 0));
        record[GlyphCount] = (ushort)count;
        record[Plan] = (ushort)plan;
        record[Plan + 1] = (ushort)(plan >> 16);
        record[Asked] = 0;
        var at = Header;
        MemoryMarshal.Cast<char, ushort>(text).CopyTo(record[at..]);
        at += text.Length;
        glyphs.Glyphs.CopyTo(record[at..]);
        at += count;
        MemoryMarshal.Cast<short, ushort>(glyphs.Advances).CopyTo(record[at..]);
        at += count;
        for (var glyph = 0; clusters && glyph < count; glyph++)
        {
            record[at++] = (ushort)glyphs.Clusters[glyph];
        }

        var bits = record.Slice(at, unsafeToBreak ? BitUnits(count) : 0);
        bits.Clear();
        for (var glyph = 0; unsafeToBreak && glyph < count; glyph++)
        {
            bits[glyph / Bits] |= (ushort)((glyphs.UnsafeToBreak[glyph] ? 1 : 0) << (glyph % Bits));
        }

        _end = word + at + bits.Length;
        var place = (int)(hash & (Places - 1));
        place = _places[place].Word != 0 && _places[place ^ 1].Word == 0 ? place ^ 1 : place;
        _places[place] = new Place(hash, word);
        return word;
    }

    /// <summary>True for words that the shelf has room for: most have no glyphs that are moved.</summary>
    internal static bool Takes(ReadOnlySpan<char> text, GlyphString glyphs) =>
        text.Length <= LongestWord && glyphs.XOffsets is null && glyphs.YOffsets is null && glyphs.Glyphs.Length <= 4 * LongestWord;

    /// <summary>The glyphs of a word.</summary>
    internal PackedWord Glyphs(int word)
    {
        var record = _store.AsSpan(word);
        int count = record[GlyphCount], at = Header + (record[0] & LengthMask);
        var clusters = (record[0] & HasClusters) != 0 ? count : 0;
        return new PackedWord(
            record.Slice(at, count), MemoryMarshal.Cast<ushort, short>(record.Slice(at + count, count)), record.Slice(at + (2 * count), clusters),
            record.Slice(at + (2 * count) + clusters, (record[0] & HasUnsafe) != 0 ? BitUnits(count) : 0));
    }

    /// <summary>The text of a word, without spaces.</summary>
    internal ReadOnlySpan<char> Text(int word) =>
        MemoryMarshal.Cast<ushort, char>(_store.AsSpan(word + Header, _store[word] & LengthMask));

    /// <summary>True when a space belongs to the word's glyphs, before its own.</summary>
    internal bool BeginsWithSpace(int word) => (_store[word] & SpaceBefore) != 0;

    /// <summary>Where a word may be hyphenated, a bit for the UTF-16 unit after each place, if that was kept for this hyphenation.</summary>
    /// <param name="word">The word.</param>
    /// <param name="hyphenation">Number of the hyphenation, 1 or more.</param>
    /// <param name="places">The places.</param>
    /// <param name="parts">Number of the first place's <see cref="PartWidths"/>; the others follow.</param>
    internal bool KnowsHyphens(int word, ushort hyphenation, out ulong places, out int parts)
    {
        var record = _store.AsSpan(word, Header);
        places = MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(record[Hyphens..]));
        parts = MemoryMarshal.Read<int>(MemoryMarshal.AsBytes(record[Parts..]));
        return record[Asked] == hyphenation;
    }

    /// <summary>Keeps where a word may be hyphenated.</summary>
    /// <returns>Number of the first place's <see cref="PartWidths"/>; 0 when there was no room, and the shelf was cleared.</returns>
    internal int KeepHyphens(int word, ushort hyphenation, ulong places)
    {
        var count = BitOperations.PopCount(places);
        if (_partsEnd + count > RoomForParts)
        {
            Clear();
            return 0;
        }

        var record = _store.AsSpan(word, Header);
        record[Asked] = hyphenation;
        MemoryMarshal.Write(MemoryMarshal.AsBytes(record[Hyphens..]), places);
        MemoryMarshal.Write(MemoryMarshal.AsBytes(record[Parts..]), _partsEnd);
        _parts.AsSpan(_partsEnd, count).Clear();
        _partsEnd += count;
        return _partsEnd - count;
    }

    /// <summary>The widths of the two parts at a place where a word may be hyphenated.</summary>
    internal ref PartWidths PartsAt(int number) => ref _parts[number];

    /// <summary>Forgets all words.</summary>
    internal void Clear()
    {
        Array.Clear(_places);
        _end = 1;
        _partsEnd = 1;
        Clearings++;
    }

    private static int BitUnits(int glyphs) => (glyphs + Bits - 1) / Bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Is(int at, uint hash, int plan, int key, ReadOnlySpan<char> text)
    {
        ref readonly var place = ref _places[at];
        if (place.Hash != hash || place.Word == 0)
        {
            return false;
        }

        var record = _store.AsSpan(place.Word, Header + text.Length);
        return (record[0] & KeyMask) == key && (record[Plan] | (record[Plan + 1] << 16)) == plan
            && MemoryMarshal.Cast<ushort, char>(record[Header..]).SequenceEqual(text);
    }

    private static int KeyOf(ReadOnlySpan<char> text, bool spaceBefore, bool spaceAfter) =>
        text.Length | (spaceBefore ? SpaceBefore : 0) | (spaceAfter ? SpaceAfter : 0);

    private static bool IsPlain(int[] clusters)
    {
        for (var glyph = 0; glyph < clusters.Length; glyph++)
        {
            if (clusters[glyph] != glyph)
            {
                return false;
            }
        }

        return true;
    }

    private static uint HashOf(int plan, int key, ReadOnlySpan<char> text)
    {
        const ulong Factor = 0x9E37_79B9_7F4A_7C15;
        var hash = (((ulong)(uint)plan << 8) | (uint)key) * Factor;
        for (; text.Length >= 4; text = text[4..])
        {
            hash = (BitOperations.RotateLeft(hash, 23) ^ MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text))) * Factor;
        }

        foreach (var unit in text)
        {
            hash = (BitOperations.RotateLeft(hash, 23) ^ unit) * Factor;
        }

        return (uint)(hash >> 32);
    }
}

/// <summary>Widths of a word's parts shaped apart, in thousandths of the em.</summary>
/// <param name="Before">Of what stands before the hyphen.</param>
/// <param name="After">Of what stands after it; 0 while they are not known.</param>
internal record struct PartWidths(float Before, float After);

/// <summary>A word on a <see cref="WordShelf"/>.</summary>
/// <param name="glyphs">Its glyphs.</param>
/// <param name="advances">How far each moves the pen.</param>
/// <param name="clusters">Index in the text of each; empty when every unit has one glyph.</param>
/// <param name="unsafeToBreak">A bit for each glyph that the text must not be cut before, 16 a unit; empty when there is none.</param>
internal readonly ref struct PackedWord(
    ReadOnlySpan<ushort> glyphs, ReadOnlySpan<short> advances, ReadOnlySpan<ushort> clusters, ReadOnlySpan<ushort> unsafeToBreak)
{
    internal readonly ReadOnlySpan<ushort> Glyphs = glyphs;
    internal readonly ReadOnlySpan<short> Advances = advances;
    internal readonly ReadOnlySpan<ushort> Clusters = clusters;
    internal readonly ReadOnlySpan<ushort> UnsafeToBreak = unsafeToBreak;
}
