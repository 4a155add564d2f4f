namespace Handbill.Typesetting.Text;

/// <content>Quotation marks, apostrophes and primes.</content>
internal sealed partial class TypographyPass
{
    private readonly Stack<QuotePair> open = new();
    private bool openSingle;
    private bool sawLeadingSingle;

    /// <summary>Place of the last straight quote that was found to open.</summary>
    private int opened = -1;

    private enum Side
    {
        Unsure,
        Open,
        Close,
    }

    private int DoubleQuote(int at, TypographyRules rules)
    {
        if (rules.HasGeresh && copy.IsLetter(at - 1) && copy.IsLetter(at + 1) && !copy.WordFrom(at + 1).Contains('"'))
        {
            return Write('״');
        }

        if (copy.IsDigit(at - 1) && IsInches(at))
        {
            return Write('″');
        }

        switch (SideOf(at))
        {
            case Side.Open:
                opened = at;
                return Open(at, open.Count % 2 == 0 ? rules.Outer : rules.Inner, rules);
            case Side.Close:
                return Close(at, open.Count > 0 ? open.Pop() : rules.Outer, rules);
            default:
                return Keep(at);
        }
    }

    private int Open(int at, QuotePair pair, TypographyRules rules)
    {
        open.Push(pair);
        Write(pair.Open);
        if (pair.Open == '«' && rules.InsideGuillemets is { } space && !copy.IsSpace(at + 1))
        {
            Write(space);
        }

        return 1;
    }

    private int Close(int at, QuotePair pair, TypographyRules rules)
    {
        if (pair.Close == '»' && rules.InsideGuillemets is { } space && !copy.IsSpace(at - 1))
        {
            Write(space);
        }

        return Write(pair.Close);
    }

    /// <summary>A quotation mark that is already typographic: it counts as one, and in French gets its space.</summary>
    private int SetQuote(int at, TypographyRules rules)
    {
        char mark = copy[at];
        if (mark == '’' || mark == '‘')
        {
            bool apostrophe = copy.IsLetter(at - 1) && copy.IsLetter(at + 1);
            openSingle = !apostrophe && (rules.Single is { } single && mark == single.Open && !(openSingle && mark == single.Close)
                ? EndsBefore(at)
                : openSingle && !BeginsAfter(at));
            return Keep(at);
        }

        bool opens = rules.Opens(mark) && (!rules.Closes(mark) || SideOf(at) == Side.Open);
        if (opens)
        {
            return Open(at, mark == rules.Outer.Open ? rules.Outer : rules.Inner, rules);
        }

        if (!rules.Closes(mark))
        {
            return Keep(at);
        }

        open.TryPop(out _);
        return Close(at, new QuotePair(mark, mark), rules);
    }

    /// <summary>Which way a double quote faces, by what stands on its two sides.</summary>
    private Side SideOf(int at)
    {
        bool left = EndsBefore(at);
        bool right = BeginsAfter(at);
        return (left, right) switch
        {
            (true, false) => Side.Open,
            (false, true) => Side.Close,
            (true, true) => OpensEllipsis(at) ? Side.Open : Side.Unsure,
            _ => ElidesBefore(at) || PrefixedBefore(at) ? Side.Open : open.Count > 0 ? Side.Close : Side.Unsure,
        };
    }

    /// <summary>True where a word may begin: after a space, an opening mark, a dash.</summary>
    private bool EndsBefore(int at) =>
        copy.IsSpace(at - 1) || Marks.IsOpening(copy[at - 1]) || Marks.IsJoining(copy[at - 1]) || (at > 0 && opened == at - 1);

    /// <summary>True where a word has ended: before a space, a closing mark, a dash. Other straight quotes are looked through.</summary>
    private bool BeginsAfter(int at)
    {
        int after = at + 1;
        while (copy[after] is '"' or '\'')
        {
            after++;
        }

        return copy.IsSpace(after) || Marks.IsClosing(copy[after]) || Marks.IsJoining(copy[after]);
    }

    /// <summary>"...and then": the dots begin what is quoted.</summary>
    private bool OpensEllipsis(int at) =>
        (copy[at + 1] == '…' && copy.IsLetter(at + 2)) || (copy.Between(at + 1, at + 4) is "..." && copy.IsLetter(at + 4));

    /// <summary>l'"ami": the article stands before the mark.</summary>
    private bool ElidesBefore(int at) => copy[at - 1] is '\'' or '’' && copy.IsLetter(at - 2) && copy.IsLetter(at + 1);

    /// <summary>In Arabic and Hebrew script "and", "in", "to" and "the" are written onto the word that they stand before.</summary>
    private bool PrefixedBefore(int at) =>
        open.Count == 0 && copy[at - 1] >= '\u0590' && copy.IsLetter(at - 1) && copy.IsLetter(at + 1)
        && ProfileTable.ScriptOf(copy[at - 1]) is Script.Arabic or Script.Hebrew && copy.WordBefore(at).Length <= 3;

    /// <summary>A double quote after a digit: 6" pipe, 5'10". Not the end of "Room 6".</summary>
    private bool IsInches(int at)
    {
        int start = copy.DigitsStart(at);
        int feet = copy[start - 1] == ' ' ? start - 2 : start - 1;
        if (at - start <= 2 && copy[feet] is '\'' or '′' && copy.IsDigit(feet - 1))
        {
            return true;
        }

        bool number = at - start <= 3 && (copy.IsSpace(start - 1) || copy[start - 1] is '(' or '.' or ',' or '×' or 'x' || opened == start - 1);
        return number && (copy.IsSpace(at + 1) || copy[at + 1] is 'x' or '×' || Marks.IsClosing(copy[at + 1]))
            && (open.Count == 0 || NextDoubleCloses(at));
    }

    private bool NextDoubleCloses(int at)
    {
        for (int next = at + 1; next < copy.Length; next++)
        {
            if (copy[next] == '"' && !copy.IsLocked(next))
            {
                return !EndsBefore(next) && BeginsAfter(next);
            }
        }

        return false;
    }

    private int SingleQuote(int at, TypographyRules rules)
    {
        bool letterBefore = copy.IsLetter(at - 1);
        bool wordAfter = copy.IsLetter(at + 1) || copy.IsDigit(at + 1);
        if (rules.HasGeresh)
        {
            return Geresh(at, letterBefore);
        }

        // don't, l'eau, 1980's, 1980'de, l'8 mars, l'"ami", l'«ami»; but 8'x4'.
        bool quoted = copy[at + 1] is '"' or '«' or '“' or '„' && (copy.IsLetter(at + 2) || copy.IsSpace(at + 2)) && IsElision(at);
        if ((letterBefore && (wordAfter || quoted)) || (copy.IsDigit(at - 1) && copy.IsLetter(at + 1) && !copy.IsDigit(at + 2)))
        {
            return Write('’');
        }

        if (copy.IsDigit(at - 1))
        {
            return AfterDigit(at, rules);
        }

        if (EndsBefore(at))
        {
            return AtWordStart(at, rules);
        }

        if (rules.Single is not { } single)
        {
            return Keep(at);
        }

        bool ends = BeginsAfter(at);
        if (openSingle && (ends || !letterBefore))
        {
            openSingle = false;
            return Write(single.Close);
        }

        return ends && letterBefore ? Write('’') : Keep(at);
    }

    /// <summary>One letter or "qu" before an apostrophe, at the start of a word.</summary>
    private bool IsElision(int at) => copy.WordBefore(at).Length is 1 || copy.WordBefore(at) is "qu" or "Qu" or "dell" or "nell" or "all" or "sull" or "dall" or "un";

    private int AfterDigit(int at, TypographyRules rules)
    {
        int start = copy.DigitsStart(at);
        int after = copy[at + 1] == ' ' ? at + 2 : at + 1;
        int end = copy.DigitsEnd(after);
        if (end > after && end - after <= 2 && copy[end] is '"' or '″' && at - start <= 3)
        {
            return Write('′');
        }

        if (openSingle && BeginsAfter(at) && rules.Single is { } single)
        {
            openSingle = false;
            return Write(single.Close);
        }

        bool measure = at - start <= 3 && copy.IsSpace(start - 1) && copy[at + 1] == ' ' && copy.IsLetter(at + 2);
        return measure && !openSingle ? Write('′') : Keep(at);
    }

    /// <summary>'90s, 'twas, rock 'n' roll, or a quotation.</summary>
    private int AtWordStart(int at, TypographyRules rules)
    {
        int digits = copy.DigitsEnd(at + 1);
        bool closesLater = ClosesLater(at);
        if (digits - at == 3 && ((copy[digits] == 's' && !copy.IsLetter(digits + 1)) || (!closesLater && !copy.IsLetter(digits))))
        {
            return Write('’');
        }

        int end = at + 1;
        while (copy.IsLetter(end))
        {
            end++;
        }

        var word = copy.Between(at + 1, end);
        bool clipped = false;
        foreach (string known in rules.Clipped)
        {
            clipped |= word.Equals(known, StringComparison.OrdinalIgnoreCase);
        }

        if (clipped && (copy[end] is not ('\'' or '’') || word is "n" or "N"))
        {
            return Write('’');
        }

        sawLeadingSingle = true;
        if (rules.Single is { } single && closesLater && !BeginsAfter(at))
        {
            openSingle = true;
            opened = at;
            return Write(single.Open);
        }

        return Keep(at);
    }

    private bool ClosesLater(int at)
    {
        for (int next = at + 2; next < copy.Length; next++)
        {
            if (copy[next] == '\'' && !copy.IsLocked(next) && !EndsBefore(next) && BeginsAfter(next))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>In Hebrew: inside a word and after the last letter of a shortened one, unless the text quotes with it.</summary>
    private int Geresh(int at, bool letterBefore)
    {
        sawLeadingSingle |= EndsBefore(at);
        return letterBefore && (copy.IsLetter(at + 1) || (BeginsAfter(at) && !sawLeadingSingle)) ? Write('׳') : Keep(at);
    }
}
