using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Handbill.Press.Contracts;
using Handbill.Typesetting.Fitting;
using Handbill.Typesetting.Text;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Flatplans;

/// <summary>
/// Writes a flatplan: for the page, for the answer to an act, and for the events that put it in its place. Its buttons and fields belong to the one
/// form of the page, which has the token.
/// </summary>
/// <param name="words">The words.</param>
/// <param name="sight">The flatplan.</param>
/// <param name="selected">The frame that is worked on; -1 for none.</param>
internal sealed class FlatplanMarkup(IStringLocalizer<FlatplanWords> words, FlatplanSight sight, int selected)
{
    private const int PictureWidth = 480;
    private const double PlainWidth = 595, PlainHeight = 842, PlainMargin = 34;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Default;

    private string Address => $"/issues/{sight.Issue.Id}/flatplan";

    private ProofSheet? Sheet => sight.Sheet is { Faults.IsEmpty: true } sheet ? sheet : null;

    private bool IsMirrored => LanguageFacts.Direction(sight.Edition.Language) == TextDirection.RightToLeft;

    private double Width => Sheet?.PageWidth ?? PlainWidth;

    private double Height => Sheet?.PageHeight ?? PlainHeight;

    /// <summary>The pages on one line, for an event: whoever fills in the fields beside them is left in peace.</summary>
    public string PagesLine() => PagesText().ReplaceLineEndings(" ");

    public IHtmlContent Pages => new HtmlString(PagesText());

    public IHtmlContent Panel => new HtmlString(PanelText());

    /// <summary>Both parts, for the answer to an act.</summary>
    public string Text() => PagesText() + PanelText();

    /// <summary>How the whole fits, and how a frame does, in a sentence to be read out.</summary>
    public string Sentence() => selected >= 0 && selected < sight.Plan.Frames.Length ? $"{NameOf(selected)}. {Sum()}" : Sum();

    /// <summary>How the issue as a whole fits.</summary>
    public string Sum()
    {
        if (Sheet is not { } sheet)
        {
            return words["It cannot be set yet."];
        }

        var (cut, room) = (Words(FitOutcome.Overset), Words(FitOutcome.Underset));
        var fit = cut == 0 && room == 0 ? words["Every page is exactly full."].Value
            : string.Join(", ", new[] { cut > 0 ? words.Count(cut, "{0} word to cut|{0} words to cut") : "", room > 0 ? words.Count(room, "room for {0} word|room for {0} words") : "" }.Where(part => part.Length > 0));
        return $"{words["The issue:"]} {fit}";

        int Words(FitOutcome outcome) => sheet.PageFits.Where(page => page.Outcome == outcome).Sum(page => page.WordsOff);
    }

    private string PagesText()
    {
        var html = new StringBuilder(16_000);
        html.Append("<div id=\"plan-pages\" class=\"plan\" data-version=\"").Append(sight.Version).Append("\" data-columns=\"").Append(sight.Plan.Columns)
            .Append("\" data-rows=\"").Append(sight.Plan.Rows).Append("\" data-open=\"").Append(sight.IsOpen ? "true" : "false").Append(IsMirrored ? "\" data-mirrored=\"true" : "").Append("\">");
        html.Append("<p class=\"plan-sum\"><strong>").Append(E(Sum())).Append("</strong></p>");
        if (sight.Sheet is { Faults.IsEmpty: false } faulty)
        {
            html.Append("<ul>").AppendJoin("", faulty.Faults.Take(5).Select(fault => $"<li>{E(fault.Message)}</li>")).Append("</ul>");
        }

        Stories(html);
        html.Append("<div class=\"plan-spreads\">");
        for (var page = 1; page <= sight.Plan.Pages; page += page == 1 ? 1 : 2)
        {
            html.Append("<div class=\"plan-spread\">");
            for (var side = page; side <= Math.Min(page == 1 ? 1 : page + 1, sight.Plan.Pages); side++)
            {
                Page(html, side);
            }

            html.Append("</div>");
        }

        Overset(html);
        return html.Append("</div></div>").ToString();
    }

    // As on a proof: what is too much, on pages past the last.
    private void Overset(StringBuilder html)
    {
        for (var page = sight.Plan.Pages; Sheet is { } sheet && page < sheet.Pages; page++)
        {
            var name = words["What does not fit"].Value;
            html.Append(CultureInfo.InvariantCulture, $"<figure class=\"plan-page plan-overset\"><figcaption><b>{E(name)}</b></figcaption><svg viewBox=\"0 0 {P(Width)} {P(Height)}\" role=\"img\" aria-label=\"{E(name)}\">");
            html.Append(CultureInfo.InvariantCulture, $"<image href=\"/editions/{sight.Edition.Id}/proof/{sheet.PageKeys[page]}.png?width={PictureWidth}\" width=\"{P(Width)}\" height=\"{P(Height)}\" /></svg></figure>");
        }
    }

    private void Page(StringBuilder html, int page)
    {
        var fit = FitOf(page);
        var name = words["Page {0}", page].Value;
        html.Append("<figure class=\"plan-page\" id=\"plan-page-").Append(page).Append("\"><figcaption><b>").Append(E(name)).Append("</b> ").Append(E(fit)).Append("</figcaption>");
        html.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {P(Width)} {P(Height)}\" data-page=\"{page}\" role=\"group\" aria-label=\"{E(name)}: {E(fit)}\">");
        if (Sheet is { } sheet && page <= sheet.Pages)
        {
            html.Append(CultureInfo.InvariantCulture, $"<image href=\"/editions/{sight.Edition.Id}/proof/{sheet.PageKeys[page - 1]}.png?width={PictureWidth}\" width=\"{P(Width)}\" height=\"{P(Height)}\" />");
        }
        else
        {
            html.Append(CultureInfo.InvariantCulture, $"<rect class=\"plan-paper\" width=\"{P(Width)}\" height=\"{P(Height)}\" />");
        }

        foreach (var (index, _) in sight.Plan.Frames.Index().Where(frame => frame.Item.Box.Page == page).OrderBy(frame => frame.Item.Box.Row).ThenBy(frame => frame.Item.Box.Column))
        {
            Frame(html, index);
        }

        html.Append("</svg>");
        if (sight.IsOpen)
        {
            html.Append("<button form=\"plan-act\" formaction=\"").Append(Address).Append("?handler=AddFree&amp;page=").Append(page).Append("\">").Append(E(words["Add a frame"])).Append("<span class=\"unseen\"> ").Append(E(name)).Append("</span></button>");
        }

        html.Append("</figure>");
    }

    private void Frame(StringBuilder html, int index)
    {
        var (box, _) = sight.Plan.Frames[index];
        var (x, y, width, height) = PlaceOf(index);
        var state = FitAt(index) is { } fit ? fit.Outcome switch { FitOutcome.Fitted => "fitted", FitOutcome.Overset => "overset", _ => sight.StoryIn(index) is null ? "empty" : "underset" } : "empty";
        html.Append(CultureInfo.InvariantCulture, $"<a href=\"{Address}?frame={index}#plan-panel\" data-frame=\"{index}\" data-box=\"{box.Page},{box.Column},{box.Row},{box.Columns},{box.Rows}\" class=\"plan-frame {state}\"");
        html.Append(index == selected ? " aria-current=\"true\"" : "").Append(" aria-label=\"").Append(E(NameOf(index))).Append("\">");
        html.Append(CultureInfo.InvariantCulture, $"<rect x=\"{P(x)}\" y=\"{P(y)}\" width=\"{P(width)}\" height=\"{P(height)}\" />");
        if (state != "fitted" && Sheet is not null)
        {
            // Over the frame's foot, where the words are too many or missing.
            html.Append(CultureInfo.InvariantCulture, $"<rect class=\"plan-tag\" x=\"{P(x)}\" y=\"{P(y + height - 26)}\" width=\"{P(width)}\" height=\"26\" />");
            html.Append(CultureInfo.InvariantCulture, $"<text x=\"{P(x + (width / 2))}\" y=\"{P(y + height - 7)}\">{E(Short(index))}</text>");
        }

        if (sight.IsOpen)
        {
            html.Append(CultureInfo.InvariantCulture, $"<rect class=\"plan-grip\" x=\"{P(x + width - 16)}\" y=\"{P(y + height - 16)}\" width=\"16\" height=\"16\" />");
        }

        html.Append("</a>");
    }

    private (double X, double Y, double Width, double Height) PlaceOf(int index)
    {
        if (FitAt(index) is { } fit)
        {
            return (fit.X, fit.Y, fit.Width, fit.Height);
        }

        var box = sight.Plan.Frames[index].Box;
        var (column, row) = ((PlainWidth - (2 * PlainMargin)) / sight.Plan.Columns, (PlainHeight - (2 * PlainMargin)) / sight.Plan.Rows);
        var left = IsMirrored ? sight.Plan.Columns - box.EndColumn + 1 : box.Column - 1;
        return (PlainMargin + (left * column), PlainMargin + ((box.Row - 1) * row), (box.Columns * column) - 4, (box.Rows * row) - 4);
    }

    private FrameFit? FitAt(int index) => Sheet is { } sheet && index < sheet.Frames.Length ? sheet.Frames[index] : null;

    private string FitOf(int page) => Sheet is { } sheet && page <= sheet.PageFits.Length ? Fit(sheet.PageFits[page - 1].Outcome, sheet.PageFits[page - 1].WordsOff) : words["not set"];

    private string Short(int index) => FitAt(index) is not { } fit ? "" : fit.Outcome switch
    {
        FitOutcome.Fitted => "",
        FitOutcome.Overset => string.Create(CultureInfo.InvariantCulture, $"−{fit.WordsOff}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"+{fit.WordsOff}"),
    };

    private string Fit(FitOutcome outcome, int count) => outcome switch
    {
        FitOutcome.Fitted => words["exactly full"],
        FitOutcome.Overset => words.Count(count, "{0} word to cut|{0} words to cut"),
        _ => words.Count(count, "room for {0} word|room for {0} words"),
    };

    /// <summary>A frame in words: where it is, what stands in it, how that fits.</summary>
    public string NameOf(int index)
    {
        var box = sight.Plan.Frames[index].Box;
        var place = words["Page {0}, column {1}, row {2}, {3} columns by {4} rows", box.Page, box.Column, box.Row, box.Columns, box.Rows].Value;
        var story = sight.StoryIn(index)?.Headline ?? (sight.Plan.Frames[index].Story.Length == 0 ? words["empty"].Value : words["an article that is not printed now"].Value);
        return FitAt(index) is { } fit ? $"{story}. {place}: {Fit(fit.Outcome, fit.WordsOff)}" : $"{story}. {place}";
    }

    private string PanelText()
    {
        var html = new StringBuilder(6_000);
        html.Append("<div id=\"plan-panel\" class=\"plan-panel\"><input type=\"hidden\" form=\"plan-act\" name=\"version\" value=\"").Append(sight.Version).Append("\" />");
        if (sight.IsOpen)
        {
            html.Append("<div class=\"actions\">");
            Button(html, "Undo", words["Undo"], isOff: !sight.MayUndo);
            Button(html, "Redo", words["Redo"], isOff: !sight.MayRedo);
            html.Append("</div>");
            var has = selected >= 0 && selected < sight.Plan.Frames.Length;
            html.Append("<h2>").Append(E(has ? words["The frame that you chose"] : words["A new frame"])).Append("</h2>");
            if (has)
            {
                html.Append("<p>").Append(E(NameOf(selected))).Append(" · <a href=\"").Append(Address).Append("#plan-panel\">").Append(E(words["Choose none"])).Append("</a></p>");
                html.Append("<input type=\"hidden\" form=\"plan-act\" name=\"frame\" value=\"").Append(selected).Append("\" />");
                PlaceStory(html);
            }

            BoxFields(html, has ? sight.Plan.Frames[selected].Box : new FrameBox(1, 1, 1, sight.Plan.Columns, Math.Max(sight.Plan.LeastRows, sight.Plan.Rows / 2)));
            html.Append("<div class=\"actions\">");
            if (has)
            {
                Button(html, "Put", words["Save its place"]);
                Button(html, "SplitRows", words["Part it in two, one above the other"]);
                Button(html, "SplitColumns", words["Part it in two, side by side"]);
                Button(html, "Remove", words["Take the frame out"]);
            }
            else
            {
                Button(html, "Add", words["Add the frame"]);
            }

            html.Append("</div>");
            PageCount(html);
        }

        return html.Append("</div>").ToString();
    }

    private void Stories(StringBuilder html)
    {
        var unplaced = sight.Unplaced.ToList();
        html.Append("<h2>").Append(E(words["Articles in no frame"])).Append("</h2>");
        if (unplaced.Count == 0)
        {
            html.Append("<p>").Append(E(words["Every article stands in a frame."])).Append("</p>");
            return;
        }

        html.Append("<ul class=\"plan-stories\">");
        foreach (var story in unplaced)
        {
            html.Append("<li draggable=\"").Append(sight.IsOpen ? "true" : "false").Append("\" data-story=\"").Append(story.Id).Append("\"><a href=\"/stories/").Append(story.Id).Append("\"><bdi lang=\"")
                .Append(E(story.Language)).Append("\">").Append(E(story.Headline)).Append("</bdi></a> ").Append(E(words.Count(WordCount.Of(story.Body), "{0} word|{0} words"))).Append("</li>");
        }

        html.Append("</ul>");
    }

    private void PlaceStory(StringBuilder html)
    {
        var here = sight.Plan.Frames[selected].Story;
        html.Append("<p class=\"field\"><label for=\"plan-story\">").Append(E(words["Article in this frame"])).Append("</label> <select id=\"plan-story\" form=\"plan-act\" name=\"story\"><option value=\"\">").Append(E(words["none"])).Append("</option>");
        foreach (var story in sight.Stories)
        {
            var id = story.Id.ToString();
            var goesOn = id != here && sight.Plan.FramesOf(id).Any() ? $" ({words["goes on here"]})" : "";
            html.Append("<option value=\"").Append(id).Append('"').Append(id == here ? " selected" : "").Append('>').Append(E(story.Headline + goesOn)).Append("</option>");
        }

        html.Append("</select></p><div class=\"actions\">");
        Button(html, "Place", words["Put it in"]);
        html.Append("</div>");
    }

    private void BoxFields(StringBuilder html, FrameBox box)
    {
        (string Name, string Label, int Value, int Most)[] fields =
        [
            ("page", words["Page"], box.Page, sight.Plan.Pages), ("column", words["First column"], box.Column, sight.Plan.Columns), ("row", words["First row"], box.Row, sight.Plan.Rows),
            ("columns", words["Columns"], box.Columns, sight.Plan.Columns), ("rows", words["Rows"], box.Rows, sight.Plan.Rows),
        ];
        html.Append("<div class=\"plan-box\">");
        foreach (var (name, label, value, most) in fields)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"field\"><label for=\"plan-{name}\">{E(label)}</label> <input id=\"plan-{name}\" form=\"plan-act\" name=\"{name}\" type=\"number\" min=\"1\" max=\"{most}\" value=\"{value}\" /></p>");
        }

        html.Append("</div>");
    }

    private void PageCount(StringBuilder html)
    {
        html.Append("<h2>").Append(E(words["Pages of the paper"])).Append("</h2><p class=\"field\"><label for=\"plan-pages-count\">").Append(E(words["Pages"])).Append("</label> <select id=\"plan-pages-count\" form=\"plan-act\" name=\"pages\">");
        foreach (var pages in new[] { 4, 8, 12, 16 })
        {
            html.Append(CultureInfo.InvariantCulture, $"<option{(pages == sight.Plan.Pages ? " selected" : "")}>{pages}</option>");
        }

        html.Append("</select></p><div class=\"actions\">");
        Button(html, "Pages", words["Change the pages"]);
        html.Append("</div>");
    }

    private void Button(StringBuilder html, string handler, string label, bool isOff = false) =>
        html.Append("<button form=\"plan-act\" formaction=\"").Append(Address).Append("?handler=").Append(handler).Append('"').Append(isOff ? " disabled" : "").Append('>').Append(E(label)).Append("</button>");

    private static string P(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    private static string E(string text) => Encoder.Encode(text);
}
