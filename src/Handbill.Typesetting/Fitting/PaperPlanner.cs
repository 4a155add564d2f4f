using System.Collections.Immutable;
using Handbill.Typesetting.Breaking;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>
/// Puts articles on pages and side by side. The editors' pages and columns are kept; articles without a page are spread in their order
/// so that the pages are about equally full, and columns that would stay empty beside an article go to the longest in its band.
/// </summary>
internal sealed class PaperPlanner(
    ParagraphShaper shaper, TypeCase type, HouseStyle style, StyleSide side, SheetFurniture furniture, LineBreaker breaker)
{
    /// <summary>Size of a headline over a continuation, as a factor of an article's.</summary>
    private const double ContinuedScale = 0.72;

    private readonly double _columnWidth = furniture.ColumnWidth(side);
    private readonly Dictionary<(Story Story, int First, int Columns, double Size, bool Lead), PaperArticle> _articles = [];

    /// <summary>The articles of each page, in their order.</summary>
    /// <param name="articles">All articles.</param>
    /// <param name="rooms">Height of each page in points.</param>
    public static List<Story>[] Spread(IReadOnlyList<Story> articles, double[] rooms)
    {
        var pages = Array.ConvertAll(rooms, _ => new List<Story>());
        var page = new int[articles.Count];
        var weight = articles.Select(Weight).ToArray();
        var free = rooms.ToArray();
        var perPoint = weight.Sum() / Math.Max(1, rooms.Sum());
        for (var index = 0; index < page.Length; index++)
        {
            page[index] = Math.Min(articles[index].Page, rooms.Length) - 1;
            if (page[index] >= 0)
            {
                free[page[index]] -= weight[index] / Math.Max(0.0001, perPoint);
            }
        }

        // The middle of each article falls into a page when articles and free room are both laid end to end.
        free = Array.ConvertAll(free, room => Math.Max(0, room));
        var loose = Enumerable.Range(0, page.Length).Where(index => page[index] < 0).Sum(index => weight[index]);
        double before = 0;
        for (var index = 0; index < page.Length; index++)
        {
            if (page[index] < 0)
            {
                page[index] = PageAt((before + (weight[index] / 2)) / loose, free);
                before += weight[index];
            }

            pages[page[index]].Add(articles[index]);
        }

        return pages;
    }

    private static int PageAt(double share, double[] free)
    {
        var goal = share * free.Sum();
        var page = 0;
        while (page < free.Length - 1 && goal >= free[page])
        {
            goal -= free[page++];
        }

        return page;
    }

    /// <summary>A page made of its articles.</summary>
    /// <param name="index">Number of the page from 0.</param>
    /// <param name="stories">Its articles.</param>
    /// <param name="top">Where its columns begin.</param>
    /// <param name="lastBaseline">Where they end.</param>
    public PaperPage Page(int index, IReadOnlyList<Story> stories, double top, double lastBaseline)
    {
        var bands = ImmutableArray.CreateBuilder<PaperBand>();
        for (var first = 0; first < stories.Count;)
        {
            var count = 1;
            var used = Wish(stories[first]);
            while (first + count < stories.Count && used + Wish(stories[first + count]) <= side.Columns)
            {
                used += Wish(stories[first + count++]);
            }

            bands.Add(Band(index, [.. stories.Skip(first).Take(count)], top: first == 0));
            first += count;
        }

        var area = new SideArea([new ColumnArea(index, furniture.LeftMargin(index), top, lastBaseline)], _columnWidth);
        return new PaperPage(area, index, bands.ToImmutable());
    }

    private int Wish(Story story) => story.Columns == 0 ? side.Columns : Math.Min(story.Columns, side.Columns);

    private PaperBand Band(int page, Story[] stories, bool top)
    {
        var columns = Array.ConvertAll(stories, Wish);
        for (var free = side.Columns - columns.Sum(); free > 0; free--)
        {
            var most = Enumerable.Range(0, stories.Length).MaxBy(index => Weight(stories[index]) / columns[index]);
            columns[most]++;
        }

        var articles = ImmutableArray.CreateBuilder<PaperArticle>();
        var first = 0;
        for (var index = 0; index < stories.Length; index++)
        {
            articles.Add(Article(stories[index], first, columns[index], Size(page, top, index, columns[index]), page == 0 && top && index == 0));
            first += columns[index];
        }

        return new PaperBand(articles.ToImmutable());
    }

    /// <summary>Size of a headline by its rank: the lead's, else more the more columns it has, and more at a page's head.</summary>
    private double Size(int page, bool top, int index, int columns)
    {
        var wide = (double)columns / side.Columns;
        return page == 0 && top && index == 0
            ? style.Paper.LeadSize * Math.Sqrt(wide)
            : style.Paper.ArticleSize * (0.68 + (0.62 * wide)) * (top && columns * 2 >= side.Columns ? 1.18 : 1);
    }

    /// <summary>An article in a frame of a flatplan.</summary>
    /// <param name="story">The article.</param>
    /// <param name="box">Its first frame.</param>
    /// <param name="lead">True for the one that leads the paper.</param>
    public PaperArticle InFrame(Story story, FrameBox box, bool lead) =>
        Article(story, box.Column - 1, box.Columns, Size(lead ? 0 : box.Page, lead || box.Row == 1, 0, box.Columns), lead);

    /// <summary>What stands over the part of an article that comes from another page.</summary>
    /// <param name="story">The article.</param>
    /// <param name="box">The frame that the part stands in.</param>
    /// <param name="from">Page that it comes from, in words.</param>
    public PaperHead Continued(Story story, FrameBox box, string from)
    {
        var flow = new StoryFlow(shaper, type, style, side with { Columns = box.Columns });
        return new PaperHead(
            story with { Kicker = [new Run(from)], Byline = "" }, flow, breaker, style, MeasureOf(box.Columns), style.Paper.ArticleSize * ContinuedScale, lead: false)
        { IsContinued = true };
    }

    /// <summary>Shapes the line under text that goes on.</summary>
    public ShapedParagraph JumpLine(Story story, string text) =>
        new StoryFlow(shaper, type, style, side).Small([new Run(text)], FontCut.Italic, story.Place);

    /// <summary>An article that stands where it stood before is the same one, so that what is known of its lines stays known.</summary>
    private PaperArticle Article(Story story, int first, int columns, double size, bool lead)
    {
        if (!_articles.TryGetValue((story, first, columns, size, lead), out var article))
        {
            article = Make(story, first, columns, size, lead);
            _articles.Add((story, first, columns, size, lead), article);
        }

        return article;
    }

    private PaperArticle Make(Story story, int first, int columns, double size, bool lead)
    {
        var flow = new StoryFlow(shaper, type, style, side with { Columns = columns });
        var (pieces, across) = flow.Make(OnePictureAcross(story), withHeadline: false);
        var picture = across.IsEmpty ? null : across[0];
        var covered = picture is null ? 0 : Math.Min(picture.Picture.Columns, columns);
        var context = new BreakContext(breaker, style, side, _columnWidth);
        return new PaperArticle
        {
            Copy = story,
            FirstColumn = first,
            Columns = columns,
            Measure = MeasureOf(columns),
            Head = new PaperHead(story, flow, breaker, style, MeasureOf(columns), size, lead),
            Pieces = pieces,
            Across = picture,
            Covered = covered,
            CoveredMeasure = covered == 0 ? 0 : MeasureOf(covered),
            CaptionHeight = picture?.CaptionHeightAt(context, MeasureOf(covered)) ?? 0,
        };
    }

    /// <summary>An article in columns of its own, its headline in the first, as a proof shows what there is no room for.</summary>
    public PaperArticle InOneColumn(Story story)
    {
        var flow = new StoryFlow(shaper, type, style, side with { Columns = 1 });
        return new PaperArticle
        {
            Copy = story,
            FirstColumn = 0,
            Columns = 0,
            Measure = _columnWidth,
            Head = new PaperHead(story, flow, breaker, style, MeasureOf(side.Columns), style.Paper.ArticleSize, lead: false),
            Pieces = flow.Make(story, withHeadline: true).Pieces,
            Across = null,
            Covered = 0,
            CoveredMeasure = 0,
            CaptionHeight = 0,
        };
    }

    public double MeasureOf(int columns) => (columns * _columnWidth) + ((columns - 1) * side.Gutter);

    /// <summary>The article with one picture across columns at most; the others stand in their column.</summary>
    private static Story OnePictureAcross(Story story)
    {
        var seen = false;
        return story with
        {
            Blocks = [.. story.Blocks.Select(block =>
                block is not Picture { Columns: > 1 } picture ? block : seen ? picture with { Columns = 1 } : Seen(picture))],
        };

        Picture Seen(Picture picture)
        {
            seen = true;
            return picture;
        }
    }

    /// <summary>About how much room an article takes, in words: a picture is reckoned by its area.</summary>
    private static double Weight(Story story) => 25 + story.Blocks.Sum(WeightOf);

    private static double WeightOf(Block block) => block switch
    {
        Paragraph paragraph => WordCount.Of(paragraph.Runs.PlainText()) + 3,
        Subhead subhead => WordCount.Of(subhead.Runs.PlainText()) + 6,
        ItemList list => list.Items.Sum(item => item.Sum(WeightOf)),
        Quotation quotation => quotation.Blocks.Sum(WeightOf) + 6,
        Box box => box.Blocks.Sum(WeightOf) + 12,
        Table table => (table.Rows.Length + 2) * 6,
        Picture picture => 75.0 * picture.Columns * picture.Columns * picture.Source.Height / picture.Source.Width,
        NoteList notes => notes.Notes.Sum(note => note.Sum(WeightOf)),
        _ => 5,
    };
}
