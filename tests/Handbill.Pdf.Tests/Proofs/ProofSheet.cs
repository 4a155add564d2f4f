using Handbill.Pdf.Pictures;
using Handbill.Pdf.Tests.Pictures;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Shaping;
using Handbill.Typesetting.Text;

using SkiaSharp;

namespace Handbill.Pdf.Tests.Proofs;

/// <summary>Pages with everything that a page can hold, set simply: lines filled word by word and spaced out.</summary>
internal sealed class ProofSheet
{
    private const string English =
        "The night buses run again from Monday: the first leaves the depot at a quarter to five, and the office says that the old "
        + "timetable holds until the autumn. Whoever starts at the laundry at half past five can be there in time without a car. "
        + "The canteen opens an hour earlier on the same day. “We asked for fifteen minutes,” says the cook, “and got sixty.” ";

    private const string Arabic =
        "تعود الحافلات الليلية يوم الاثنين، وتغادر الأولى في الخامسة إلا ربعًا. يفتح المطعم أبوابه قبل ساعة من موعده المعتاد، "
        + "ويمكن لمن يبدأ العمل في الخامسة والنصف أن يصل في الوقت المناسب. ";

    private static readonly Lazy<ProofSheet> Shared = new(() => new ProofSheet());

    private readonly Shaper shaper = new();

    private ProofSheet()
    {
        Pictures.Add("bus.jpg", TestPhoto(1400, 900).ToFile(SKEncodedImageFormat.Jpeg, 90)).ShouldBeOfType<PictureInfo>();
        Pictures.Add("plan.png", TestPictures.Quarters(600, 400).ToFile(SKEncodedImageFormat.Png)).ShouldBeOfType<PictureInfo>();
        var front = Page();
        Line(front, Face("SourceSerif4-Black"), "The Gate", 297.6, 70, 46, centred: true);
        front.Rules.Add(new PlacedRule(34, 84, 527, 1));
        front.Rules.Add(new PlacedRule(34, 104, 527, 1));
        Line(front, Face("SourceSans3-Bold"), "Riverside Depot · No. 512 · 14 March", 297.6, 97, 9.5, centred: true);
        front.Rules.Add(new PlacedRule(297.4, 120, 0.3, 640));
        Column(front, Face("SourceSerif4-Regular"), English, 34, 130, 256, 24, 10, 12.5, expansion: 1.015, tracking: 0.04);
        front.Pictures.Add(new PlacedPicture(new PictureSource("bus.jpg", 1400, 900), 34, 445, 256, 190, -1));
        Column(front, Face("SourceSans3-Regular"), "Bus 14 at the new stop, seen from the laundry. ", 34, 646, 256, 1, 7.8, 9.5);
        front.Pictures.Add(new PlacedPicture(new PictureSource("plan.png", 600, 400), 34, 660, 120, 60, -1));
        Column(front, Face("SourceSerif4-Italic"), English, 305, 132, 256, 24, 9.2, 11.5, expansion: 0.985, tracking: -0.03);
        front.Codes.Add(new PlacedCode(Modules(29), 34, 735, 60, -1));
        Line(front, Face("SourceSans3-Regular"), "gate.example/write", 104, 768, 7.8);

        var back = Page();
        for (var column = 0; column < 3; column++)
        {
            Line(back, Face("SourceSans3-Bold"), "Canteen prices", 34 + (column * 180), 60, 11.5);
            Column(back, Face("SourceSerif4-Regular"), English, 34 + (column * 180), 76, 167, 62, 9.2, 11.5);
        }

        back.OversetFrom = 640;
        var other = Page();
        Column(other, Face("NotoNaskhArabic-Regular"), Arabic, 305, 60, 256, 30, 11.5, 17, rightToLeft: true);
        Column(other, Face("NotoNaskhArabic-Bold"), Arabic, 34, 60, 256, 12, 14, 20, rightToLeft: true, expansion: 1.02, tracking: 0.05);
        Edition = new TypesetEdition
        {
            Title = "The Gate 512",
            Language = "en",
            Sheet = Sheet.Find("A4")!,
            Pages = [front, back, other],
            Structure = [new StructureNode(StructureRole.Document, -1)],
            Outline = [],
        };
    }

    public static ProofSheet Instance => Shared.Value;

    public PictureStore Pictures { get; } = new();

    public TypesetEdition Edition { get; }

    public static FontFace Face(string name) => FontFace.Load(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "assets", "fonts", name + ".ttf")), name.Split('-')[0], FontCut.Regular);

    public static PageContent Page() => new() { Width = Sheet.Find("A4")!.PageWidth, Height = Sheet.Find("A4")!.PageHeight };

    private static SKBitmap TestPhoto(int width, int height) => TestPictures.Photo(width, height);

    private static bool[,] Modules(int size)
    {
        var modules = new bool[size, size];
        uint noise = 7;
        for (var i = 0; i < size * size; i++)
        {
            noise = (noise * 1664525) + 1013904223;
            modules[i / size, i % size] = noise >> 31 == 1;
        }

        return modules;
    }

    private void Line(PageContent page, FontFace face, string text, double x, double baseline, double size, bool centred = false)
    {
        var shaped = shaper.Shape(face, text, TextDirection.LeftToRight, "en");
        var width = shaped.Advances.Sum(advance => advance) * size / 1000;
        page.Runs.Add(new PlacedRun(shaped, 0, shaped.Length, centred ? x - (width / 2) : x, baseline, size, 1, 0, 0, -1));
    }

    private void Column(
        PageContent page, FontFace face, string text, double x, double top, double measure, int lines, double size, double leading,
        bool rightToLeft = false, double expansion = 1, double tracking = 0)
    {
        var shaped = shaper.Shape(
            face, string.Concat(Enumerable.Repeat(text, 1 + (lines / 4))), rightToLeft ? TextDirection.RightToLeft : TextDirection.LeftToRight,
            rightToLeft ? "ar" : "en");
        var start = 0;
        for (var line = 0; line < lines && start < shaped.Length; line++)
        {
            int end = start, spaces = 0, fittingSpaces = 0, next = start;
            double width = 0, fitting = 0;
            for (var i = start; i < shaped.Length; i++)
            {
                if (shaped.Text[shaped.Clusters[i]] == ' ')
                {
                    (end, fitting, fittingSpaces, next) = (i, width, spaces, i + 1);
                    spaces++;
                }

                width += (shaped.Advances[i] * size * expansion / 1000) + (shaped.Advances[i] == 0 ? 0 : tracking);
                if (width > measure)
                {
                    break;
                }
            }

            page.Runs.Add(new PlacedRun(
                shaped, start, end, x, top + (line * leading), size, expansion, tracking, fittingSpaces == 0 ? 0 : (measure - fitting) / fittingSpaces, -1));
            start = next;
        }
    }
}
