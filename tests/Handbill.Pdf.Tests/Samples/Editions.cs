using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Shaping;
using Handbill.Typesetting.Text;

namespace Handbill.Pdf.Tests.Samples;

/// <summary>Small editions that have one of everything.</summary>
internal static class Editions
{
    internal const string Body =
        "The first office of the depot after the fire opens on Tuesday. The lift still waits for a part, so the soft drinks stay " +
        "on the ground floor until the fitter comes; efficient waffles follow. Ask AVA or Tom at the gate (before 06:30) for the " +
        "new rota – it lists every shift, with “who covers whom” and the café’s hours. ";

    internal const string Arabic =
        "يفتح المكتب الأول في المستودع يوم الثلاثاء، ولا تزال المصعدة تنتظر قطعة غيار. اسألوا عند البوابة عن الجدول الجديد (قبل السادسة) " +
        "الذي يضم كل النوبات ومن يحل محل من.";

    internal const string Hebrew = "המשרד הראשון של המחסן נפתח ביום שלישי, והמעלית עדיין מחכה לחלק. שאלו בשער על לוח המשמרות החדש.";

    internal static TypesetEdition Everything()
    {
        PageSetter set = new();
        set.NewPage();
        set.Page.Rules.Add(new PlacedRule(50, 45, 495, 1));
        set.Page.Rules.Add(new PlacedRule(297, 150, 0.3, 500));
        int story = set.Node(StructureRole.Art);
        set.Measure = 495;
        set.Heading("The lift stands still", parent: story);
        set.Measure = 235;
        int paragraph = set.Node(StructureRole.P, story);
        set.Paragraph(Body + Body, paragraph);
        set.Expansion = 1.02;
        set.Tracking = 0.05;
        set.Paragraph(Body, set.Node(StructureRole.P, story));
        set.Expansion = 1;
        set.Tracking = 0;
        Hyphenated(set, set.Node(StructureRole.P, story));
        Link(set, set.Node(StructureRole.P, story));
        List(set, story);
        Table(set, story);
        set.Paragraph("Words of others stand apart.", set.Node(StructureRole.P, set.Node(StructureRole.BlockQuote, story)));
        Note(set, story);
        int figure = set.Node(StructureRole.Figure, story, alt: "A lift with its doors open");
        set.Page.Pictures.Add(new PlacedPicture(new PictureSource("images/lift.png", 90, 60), 305, 150, 230, 120, figure));
        set.X = 305;
        set.Y = 275;
        set.Paragraph("The lift on Monday", set.Node(StructureRole.Caption, figure), Fonts.Bold, 8, justified: false);
        int continued = set.Node(StructureRole.P, story);
        set.Paragraph(Body + Body, continued);

        set.NewPage();
        set.X = 50;
        set.Paragraph(Body, continued);
        set.Heading("Canteen prices", StructureRole.H2, story);
        set.Paragraph(Body, set.Node(StructureRole.P, story));
        bool[,] modules = new bool[21, 21];
        for (int i = 0; i < 21 * 21; i++)
            modules[i / 21, i % 21] = i * 7919 % 13 < 6;
        int code = set.Node(StructureRole.Figure, 0, alt: "QR code: write to us at https://example.org/bell");
        set.Page.Codes.Add(new PlacedCode(modules, 480, 760, 44, code));
        set.Y = 780;
        set.Paragraph("page 2", -2, Fonts.Bold, 8);
        PlacedRun folio = set.Page.Runs[^1];
        set.Page.Runs[^1] = folio with { Node = -1 };
        return set.Edition();
    }

    internal static TypesetEdition RightToLeft()
    {
        PageSetter set = new("ar");
        set.NewPage();
        set.Heading("المصعد متوقف", face: Fonts.ArabicBold);
        set.Paragraph(Arabic, set.Node(StructureRole.P), Fonts.Arabic);
        set.Paragraph(Hebrew, set.Node(StructureRole.P, 0, "he"), Fonts.Hebrew);
        set.MixedLine(set.Node(StructureRole.P), rightToLeft: true, ("الهاتف ", Fonts.Arabic), ("0123 456", Fonts.Serif), (" في المكتب", Fonts.Arabic));
        set.MixedLine(set.Node(StructureRole.P, 0, "en"), rightToLeft: false, ("The word ", Fonts.Serif), ("مرحبا بكم", Fonts.Arabic), (" means welcome", Fonts.Serif));
        set.NewPage();
        set.Paragraph(Arabic, set.Node(StructureRole.P), Fonts.ArabicBold);
        return set.Edition("الجرس");
    }

    private static void Hyphenated(PageSetter set, int node)
    {
        ShapedRun word = Fonts.Shaper.Shape(Fonts.Serif, "A long word gets divi", TextDirection.LeftToRight, "en");
        ShapedRun hyphen = Fonts.Shaper.Shape(Fonts.Serif, "-", TextDirection.LeftToRight, "en");
        ShapedRun rest = Fonts.Shaper.Shape(Fonts.Serif, "ded at the well-known end.", TextDirection.LeftToRight, "en");
        double width = word.Advances.Sum(advance => advance) / 100.0;
        set.Page.Runs.Add(new PlacedRun(word, 0, word.Length, set.X, set.Y + 10, 10, 1, 0, 0, node));
        set.Page.Runs.Add(new PlacedRun(hyphen, 0, 1, set.X + width, set.Y + 10, 10, 1, 0, 0, node, EndsWithHyphen: true));
        set.Page.Runs.Add(new PlacedRun(rest, 0, rest.Length, set.X, set.Y + 22.5, 10, 1, 0, 0, node));
        set.Y += 25;
    }

    private static void Link(PageSetter set, int paragraph)
    {
        int link = set.Node(StructureRole.Link, paragraph, alt: "The rota at example.org");
        set.MixedLine(paragraph, rightToLeft: false, ("See ", Fonts.Serif));
        double y = set.Y - 12.5;
        set.Y = y;
        set.X += 20;
        set.MixedLine(link, rightToLeft: false, ("example.org/rota", Fonts.Serif));
        set.X -= 20;
        set.Page.Links.Add(new PlacedLink("https://example.org/rota", set.X + 20, y, 80, 12.5, link));
        set.Paragraph("for more.", paragraph);
    }

    private static void List(PageSetter set, int story)
    {
        int list = set.Node(StructureRole.L, story);
        foreach (string item in (string[])["Bring your badge.", "Sign at the gate."])
        {
            int entry = set.Node(StructureRole.LI, list);
            int label = set.Node(StructureRole.Lbl, entry);
            int text = set.Node(StructureRole.LBody, entry);
            set.MixedLine(label, rightToLeft: false, ("•", Fonts.Serif));
            set.Y -= 12.5;
            set.X += 12;
            set.Paragraph(item, text);
            set.X -= 12;
        }
    }

    private static void Table(PageSetter set, int story)
    {
        int table = set.Node(StructureRole.Table, story);
        foreach (string[] row in (string[][])[["Shift", "Gate"], ["Early", "North"], ["Late", ""]])
        {
            int line = set.Node(StructureRole.TR, table);
            double y = set.Y;
            for (int column = 0; column < row.Length; column++)
            {
                int cell = set.Node(row[0] == "Shift" ? StructureRole.TH : StructureRole.TD, line);
                set.Y = y;
                set.X += 80 * column;
                if (row[column].Length > 0)
                    set.Paragraph(row[column], cell);
                set.X -= 80 * column;
            }

            set.Y = y + 12.5;
        }
    }

    private static void Note(PageSetter set, int story)
    {
        int note = set.Node(StructureRole.Note, story);
        set.Paragraph("1", set.Node(StructureRole.Lbl, note), size: 7.5);
        set.Paragraph("Since March, in both halls.", set.Node(StructureRole.P, note), size: 7.5);
    }
}
