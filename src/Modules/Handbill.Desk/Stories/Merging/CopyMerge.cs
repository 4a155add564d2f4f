using Handbill.Desk.Stories.Differences;

namespace Handbill.Desk.Stories.Merging;

/// <summary>
/// Puts together what two made of one text. Changes with an unchanged word, or the end of a line, between them do not touch and
/// are both made; where they touch, the whole paragraphs stand beside each other and nothing is chosen. Pure.
/// </summary>
internal static class CopyMerge
{
    public static MergedCopy Of(string before, string mine, string theirs)
    {
        var text = new CopyTokens(before);
        var (one, other) = (new CopyTokens(mine), new CopyTokens(theirs));
        var places = Places(text, CopyChanges.Between(text, one), CopyChanges.Between(text, other));
        Widen(text, one, other, places);

        var parts = new List<MergePart>();
        var agreed = "";
        var at = 0;
        foreach (var place in places)
        {
            agreed += text.Slice(at, place.Start);
            at = place.End;
            if (place.Agreed(text, one, other) is { } same)
            {
                agreed += same;
                continue;
            }

            var (lead, touched, tail) = TouchedParagraphs.Of(
                text.Slice(place.Start, place.End), place.Side(text, one, place.Mine), place.Side(text, other, place.Theirs));
            agreed += lead;
            AddAgreed();
            parts.Add(touched);
            agreed = tail;
        }

        agreed += text.Slice(at, text.Count);
        AddAgreed();
        return new MergedCopy(parts);

        void AddAgreed()
        {
            if (agreed.Length > 0)
            {
                parts.Add(new MergePart(agreed));
                agreed = "";
            }
        }
    }

    /// <summary>What became of one value that is not to be put together from two: a headline, a language.</summary>
    /// <returns>The value, and false when the two differ and both changed it: the one's is given then.</returns>
    public static (T Value, bool IsClean) OfWhole<T>(T before, T mine, T theirs)
    {
        var same = EqualityComparer<T>.Default;
        return same.Equals(mine, before) ? (theirs, true)
            : same.Equals(theirs, before) || same.Equals(mine, theirs) ? (mine, true)
            : (mine, false);
    }

    // Changes of either that touch each other are one place.
    private static List<Place> Places(CopyTokens text, List<Hunk> mine, List<Hunk> theirs)
    {
        var places = new List<Place>();
        foreach (var (hunk, isMine) in mine.Select(hunk => (hunk, true)).Concat(theirs.Select(hunk => (hunk, false)))
            .OrderBy(change => change.hunk.Start).ThenBy(change => change.hunk.End))
        {
            if (places.Count > 0 && (hunk.Start <= places[^1].End || CopyChanges.Touch(text, places[^1].End, hunk.Start)))
            {
                places[^1].Add(hunk, isMine);
            }
            else
            {
                var place = new Place(hunk.Start, hunk.End);
                place.Add(hunk, isMine);
                places.Add(place);
            }
        }

        return places;
    }

    // Where they touch, whole paragraphs are shown; a change that stands in one of those belongs to it.
    private static void Widen(CopyTokens text, CopyTokens one, CopyTokens other, List<Place> places)
    {
        for (var i = 0; i < places.Count; i++)
        {
            if (places[i].Agreed(text, one, other) is not null)
            {
                continue;
            }

            bool isWider;
            do
            {
                isWider = places[i].WidenToParagraphs(text);
                while (i + 1 < places.Count && places[i + 1].Start <= places[i].End)
                {
                    places[i].Take(places[i + 1]);
                    places.RemoveAt(i + 1);
                    isWider = true;
                }

                while (i > 0 && places[i - 1].End >= places[i].Start)
                {
                    places[i].Take(places[i - 1]);
                    places.RemoveAt(--i);
                    isWider = true;
                }
            }
            while (isWider);
        }
    }
}
