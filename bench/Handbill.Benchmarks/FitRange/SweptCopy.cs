using System.Collections.Immutable;
using System.Globalization;
using Handbill.Press.Issues;
using Handbill.Press.Runs;
using Handbill.Press.Styles;
using Handbill.Typesetting.Fitting;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Text;

namespace Handbill.Benchmarks.FitRange;

/// <summary>
/// Makes editions whose back is of a wanted length, out of real items: as many as it takes, one of them cut after a word.
/// Nothing may be held over and there are no notices to put in. The same arguments give the same copy.
/// </summary>
internal sealed class SweptCopy
{
    /// <summary>How near the length comes to what is wanted, as a share of the room.</summary>
    public const double Nearness = 0.005;

    private const int FewestWords = 20;
    private const int MostMixes = 60;

    private readonly HouseStyle _style;
    private readonly TypeAssets _assets;
    private readonly Sheet _sheet;
    private readonly FitMemory _memory;
    private readonly ImmutableSortedDictionary<string, EditionCopy> _frames;
    private readonly ImmutableSortedDictionary<string, ImmutableArray<(Story Story, double Share)>> _pools;

    /// <summary>Reads the copy of some issues and measures it.</summary>
    /// <param name="folders">Their folders.</param>
    /// <param name="style">Name of a house style that comes with the program.</param>
    /// <param name="assets">Fonts and patterns.</param>
    public SweptCopy(IEnumerable<string> folders, string style, TypeAssets assets)
    {
        var faults = new FaultList();
        _style = ShippedStyles.Default.Find(style, faults) ?? throw new InvalidDataException(string.Join(Environment.NewLine, faults.ToSorted()));
        _assets = assets;
        _memory = new FitMemory(language => assets.Hyphenation(language, []));
        var issues = folders.Select(folder => IssueFolder.Read(folder)).ToList();
        _sheet = issues[0].Sheet;
        var copies = issues.SelectMany(issue => issue.Editions.Select(entry => issue.Load(entry).Copy)).OfType<EditionCopy>().ToList();
        _frames = copies.GroupBy(copy => copy.Language, StringComparer.Ordinal).ToImmutableSortedDictionary(
            group => group.Key, group => group.First() with { Fillers = [] }, StringComparer.Ordinal);
        var fitter = Fitter();
        _pools = _frames.ToImmutableSortedDictionary(
            frame => frame.Key,
            frame => copies.Where(copy => copy.Language == frame.Key).SelectMany(copy => copy.Items).Where(IsPlain)
                .Select(item => item with { MayBeHeldOver = false }).Select(item => (item, Set(fitter, frame.Value, [item]).Side.Share)).ToImmutableArray(),
            StringComparer.Ordinal);
    }

    /// <summary>BCP 47 tags, in ordinal order.</summary>
    public IEnumerable<string> Languages => _pools.Keys;

    /// <summary>A fitter, for one thread.</summary>
    public EditionFitter Fitter() => new(_assets.Fonts, _assets.Shaper);

    /// <summary>Makes and fits an edition.</summary>
    /// <exception cref="InvalidDataException">The copy does not come near enough to the length in any mix.</exception>
    public SweptEdition Make(EditionFitter fitter, string language, int seed, double wanted)
    {
        var chance = new Chance(string.Create(CultureInfo.InvariantCulture, $"{language} {seed} {wanted:F3}"));
        for (var mix = 0; mix < MostMixes; mix++)
        {
            var (copy, side) = Cut(fitter, _frames[language], Mix(chance, _pools[language], wanted), wanted);
            if (Math.Abs(side.Share - wanted) <= Nearness)
            {
                return new SweptEdition(language, seed, wanted, copy, side);
            }
        }

        throw new InvalidDataException(FormattableString.Invariant($"{language}, seed {seed}: no mix of the copy makes {wanted:P0} of a side."));
    }

    // Lengths add up, so that stories measured alone tell how many it takes.
    private static List<Story> Mix(Chance chance, ImmutableArray<(Story Story, double Share)> pool, double wanted)
    {
        var order = pool.ToArray();
        chance.Shuffle(order);
        var taken = new List<Story>();
        double sum = 0;
        for (var index = 0; index < order.Length && sum < wanted + Nearness; index++)
        {
            taken.Add(order[index].Story);
            sum += order[index].Share;
        }

        return taken;
    }

    // Cuts the longest story until the copy is as long as it is wanted.
    private (EditionCopy Copy, SideFit Side) Cut(EditionFitter fitter, EditionCopy frame, List<Story> stories, double wanted)
    {
        var longest = stories.MaxBy(Words)!;
        var at = stories.IndexOf(longest);
        int least = 0, most = Math.Max(0, Words(longest) - FewestWords);
        while (least < most)
        {
            var middle = (least + most) / 2;
            stories[at] = CopyCut.Without(longest, middle)!;
            if (Set(fitter, frame, stories).Side.Share > wanted + (Nearness / 2))
            {
                least = middle + 1;
            }
            else
            {
                most = middle;
            }
        }

        stories[at] = CopyCut.Without(longest, least)!;
        return Set(fitter, frame, stories);
    }

    private static int Words(Story story) => story.Blocks.OfType<Paragraph>().Sum(paragraph => WordCount.Of(paragraph.Runs.PlainText()));

    private (EditionCopy Copy, SideFit Side) Set(EditionFitter fitter, EditionCopy frame, IReadOnlyList<Story> stories)
    {
        var copy = frame with { Items = [.. stories] };
        return (copy, fitter.Fit(copy, _style, _sheet, _memory).Back);
    }

    private static bool IsPlain(Story story) => story.Blocks.All(block => block is Paragraph);

    /// <summary>Numbers by chance that are the same on every runtime.</summary>
    private sealed class Chance
    {
        private ulong _state = 14_695_981_039_346_656_037;

        public Chance(string seed)
        {
            // FNV-1a, with its own offset and prime.
            foreach (var letter in seed)
            {
                _state = (_state ^ letter) * 1_099_511_628_211;
            }
        }

        public void Shuffle<T>(T[] things)
        {
            for (var last = things.Length - 1; last > 0; last--)
            {
                // Knuth's constants for a 64-bit linear congruence.
                _state = (_state * 6_364_136_223_846_793_005) + 1_442_695_040_888_963_407;
                var other = (int)((_state >> 33) % (ulong)(last + 1));
                (things[last], things[other]) = (things[other], things[last]);
            }
        }
    }
}
