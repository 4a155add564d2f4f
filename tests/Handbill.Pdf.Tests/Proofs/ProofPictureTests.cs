using System.Buffers;
using Handbill.Pdf.Document;
using Handbill.Pdf.Imposition;
using Handbill.Pdf.Pictures;
using Handbill.Pdf.Print;
using Handbill.Pdf.Proofs;
using Handbill.Pdf.Tests.Pictures;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Shaping;
using Handbill.Typesetting.Text;
using SkiaSharp;

namespace Handbill.Pdf.Tests.Proofs;

public sealed class ProofPictureTests
{
    private static readonly ProofSheet Sample = ProofSheet.Instance;

    [Fact]
    public void Pages_stand_side_by_side_at_the_resolution_asked_for()
    {
        using var proof = new ProofPicture(Sample.Pictures);
        using var picture = SKBitmap.Decode(Draw(proof, [0, 1], 100));
        picture.Width.ShouldBe((int)Math.Ceiling(((2 * 210 / 25.4) + (3 * 18 / 72.0)) * 100));
        picture.Height.ShouldBe((int)Math.Ceiling(((297 / 25.4) + (2 * 18 / 72.0)) * 100));
    }

    [Fact]
    public void The_same_page_gives_the_same_bytes()
    {
        using var proof = new ProofPicture(Sample.Pictures);
        using var other = new ProofPicture(Sample.Pictures);
        var first = Draw(proof, [0, 1], 100);
        Draw(proof, [1], 60);
        Draw(proof, [0, 1], 100).ShouldBe(first);
        var drawn = new byte[8][];
        Parallel.For(0, drawn.Length, i => drawn[i] = Draw(other, [0, 1], 100));
        drawn.ShouldAllBe(bytes => bytes.SequenceEqual(first));
    }

    [Fact]
    public void Overset_copy_is_tinted_and_said_in_words()
    {
        using var proof = new ProofPicture(Sample.Pictures);
        using var picture = SKBitmap.Decode(Draw(proof, [1], 72));
        picture.GetPixel(18 + 10, 18 + 600).ShouldBe(SKColors.White);
        var tint = picture.GetPixel(18 + 10, 18 + 700);
        (tint.Red > 240, tint.Blue < 230).ShouldBe((true, true));
        var band = picture.GetPixel(18 + 3, picture.Height - 18 - 7);
        (band.Red > 150, band.Green < 60).ShouldBe((true, true), band.ToString());
        using var page = SKBitmap.Decode(DrawPage(proof, Sample.Edition.Pages[1], 72));
        page.GetPixel(10, 700).ShouldBe(SKColors.White, "a bare page bears no marks");
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(0, 121)]
    [InlineData(1, 96)]
    [InlineData(2, 137.3)]
    public void A_page_drawn_in_strips_is_the_page(int index, double dpi)
    {
        // A grey a seventeenth off is the nearest of sixteen; more would be ink that a strip lost at its edge.
        var page = Sample.Edition.Pages[index];
        using var proof = new ProofPicture(Sample.Pictures);
        using var painter = new PagePainter(Sample.Pictures, PictureUse.Reading);
        using var strips = SKBitmap.Decode(DrawPage(proof, page, dpi));
        using var whole = new SKBitmap(new SKImageInfo(strips.Width, strips.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(whole))
        {
            canvas.Clear(SKColors.White);
            canvas.Scale((float)(dpi / 72));
            painter.Draw(canvas, page);
        }

        for (var y = 0; y < strips.Height; y++)
        {
            for (var x = 0; x < strips.Width; x++)
            {
                Math.Abs(strips.GetPixel(x, y).Green - whole.GetPixel(x, y).Green).ShouldBeLessThanOrEqualTo(12, $"{x}, {y}");
            }
        }
    }

    [Fact]
    public void A_changed_page_takes_most_strips_from_what_was_drawn_and_is_as_if_drawn_anew()
    {
        var random = new Random(20261126);
        using var warm = new ProofPicture(Sample.Pictures);
        for (var turn = 0; turn < 30; turn++)
        {
            var page = Sample.Edition.Pages[turn % 3];
            var before = warm.DrawPage(page, warm.LookOf(page), 64);
            var changed = Changed(page, random, out var strips);

            var after = warm.DrawPage(changed, warm.LookOf(changed), 64);

            using var cold = new ProofPicture(Sample.Pictures);
            after.SelectMany(part => part.ToArray()).ShouldBe(DrawPage(cold, changed, 64), $"turn {turn}");
            var anew = after.Count(part => !before.Any(other => other.Equals(part))) - 2;
            anew.ShouldBeLessThanOrEqualTo(strips, $"turn {turn}");
        }
    }

    [Fact]
    public void Pages_that_look_the_same_have_the_same_name_whichever_issue_they_are_of()
    {
        var pictures = new PictureStore();
        pictures.Add("bus.jpg", TestPictures.Photo(1400, 900).ToFile(SKEncodedImageFormat.Jpeg, 90));
        pictures.Add("plan.png", TestPictures.Quarters(600, 400).ToFile(SKEncodedImageFormat.Png));
        var others = new PictureStore();
        others.Add("bus.jpg", TestPictures.Quarters(1400, 900).ToFile(SKEncodedImageFormat.Jpeg, 90));
        others.Add("plan.png", TestPictures.Quarters(600, 400).ToFile(SKEncodedImageFormat.Png));
        using ProofPicture proof = new(Sample.Pictures), same = new(pictures), other = new(others);
        var names = Sample.Edition.Pages.Select(page => proof.LookOf(page).Name).ToList();
        names.Distinct().Count().ShouldBe(3);
        Sample.Edition.Pages.Select(page => same.LookOf(page).Name).ShouldBe(names);
        other.LookOf(Sample.Edition.Pages[0]).Name.ShouldNotBe(names[0], "the picture is another one");
        other.LookOf(Sample.Edition.Pages[1]).Name.ShouldBe(names[1]);
    }

    [Fact]
    public void No_more_strips_are_kept_than_there_is_room_for()
    {
        var page = Sample.Edition.Pages[1];
        using var proof = new ProofPicture(Sample.Pictures, drawn: new DrawnStrips(capacity: 1));
        var first = proof.DrawPage(page, proof.LookOf(page), 64);
        var second = proof.DrawPage(page, proof.LookOf(page), 64);
        second.Count(part => first.Any(other => other.Equals(part))).ShouldBeLessThanOrEqualTo(1);
        second.SelectMany(part => part.ToArray()).ShouldBe(first.SelectMany(part => part.ToArray()));
    }

    // One line more or less, or moved; a rule; a picture moved. Says how many strips it may be seen in, before and after.
    private static PageContent Changed(PageContent page, Random random, out int strips)
    {
        var changed = ProofSheet.Page();
        changed.Runs.AddRange(page.Runs);
        changed.Rules.AddRange(page.Rules);
        changed.Pictures.AddRange(page.Pictures);
        changed.Codes.AddRange(page.Codes);
        var at = random.Next(page.Runs.Count);
        var run = page.Runs[at];
        switch (random.Next(4))
        {
            case 0:
                changed.Runs.RemoveAt(at);
                strips = 4;
                break;
            case 1:
                changed.Runs[at] = run with { Baseline = run.Baseline + random.Next(1, 30), WordSpace = run.WordSpace + 0.5 };
                strips = 8;
                break;
            case 2:
                changed.Rules.Add(new PlacedRule(40, random.Next(20, 800), 300, 0.7));
                strips = 2;
                break;
            default:
                changed.Runs.Add(run with { Baseline = random.Next(20, 800), Size = 30 });
                strips = 5;
                break;
        }

        return changed;
    }

    [Fact]
    public void Glyphs_of_right_to_left_text_walk_from_the_right_end()
    {
        var face = ProofSheet.Face("NotoNaskhArabic-Regular");
        var shaped = new Shaper().Shape(face, "باب دار", TextDirection.RightToLeft, "ar");
        var run = new PlacedRun(shaped, 0, shaped.Length, 100, 200, 12, 1.02, 0.1, 1.5, -1);
        var positions = new SKPoint[shaped.Length];
        GlyphPositions.Find(run, positions);
        var last = shaped.Length - 1;
        while (shaped.Advances[last] == 0)
        {
            last--;
        }

        ((double)positions[last].X).ShouldBe(100 + ((shaped.XOffsets?[last] ?? 0) * 12 * 1.02 / 1000), 0.001);
        var expected = shaped.Advances.Sum(advance => (advance * 12 * 1.02 / 1000) + (advance == 0 ? 0 : 0.1)) + 1.5;
        GlyphPositions.Width(run).ShouldBe(expected, 0.001);
        positions[0].X.ShouldBeGreaterThan(positions[last].X);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Proof_looks_like_the_pdf(int index)
    {
        using var proof = new ProofPicture(Sample.Pictures);
        var folder = Directory.CreateTempSubdirectory("handbill-proof").FullName;
        try
        {
            var pdf = Path.Combine(folder, "reading.pdf");
            var buffer = new ArrayBufferWriter<byte>();
            PdfWriter.WriteReading(Sample.Edition, Sample.Pictures, buffer);
            File.WriteAllBytes(pdf, buffer.WrittenSpan);
            var page = $"{index + 1}";
            TestPictures.Run("pdftoppm", "-r", "300", "-f", page, "-l", page, "-singlefile", "-png", pdf, Path.Combine(folder, "page"));

            using var theirs = SKBitmap.Decode(Path.Combine(folder, "page.png"));
            using var ours = SKBitmap.Decode(DrawPage(proof, Sample.Edition.Pages[index], 300));
            (Math.Abs(ours.Width - theirs.Width) <= 1, Math.Abs(ours.Height - theirs.Height) <= 1).ShouldBe((true, true));

            // The same ink in every small field; and nowhere better when the one is moved against the other.
            var together = Difference(ours, theirs, 0, 0);
            TestContext.Current.TestOutputHelper?.WriteLine($"mean difference {together:0.00} of 255");
            together.ShouldBeLessThan(6);
            foreach (var (x, y) in (ReadOnlySpan<(int, int)>)[(3, 0), (-3, 0), (0, 3), (0, -3)])
            {
                Difference(ours, theirs, x, y).ShouldBeGreaterThan(together * 1.5, $"moved by {x}, {y}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Paper_shows_both_copies_and_the_marks()
    {
        PrintSpec.TryParse("2-up,bleed=3mm,crop", out var spec, out _).ShouldBeTrue();
        var sides = Imposer.Impose(spec!, Sample.Edition.Sheet, 2, TextDirection.LeftToRight);
        using var proof = new ProofPicture(Sample.Pictures, PictureUse.Print);
        using var png = new MemoryStream();
        proof.DrawPaper(Sample.Edition, sides[0], 150, png);
        using var picture = SKBitmap.Decode(png.ToArray());
        var y = (int)((18 + (5 * 72 / 25.4)) * 150 / 72);
        var paper = Enumerable.Range(60, picture.Width - 120);
        var cuts = paper.Count(x => picture.GetPixel(x, y).Red < 225 && picture.GetPixel(x - 1, y).Red >= 225);
        cuts.ShouldBe(4, "each of the four cuts has a mark at the top");
    }

    [Fact]
    public void Resolution_and_pages_are_checked()
    {
        using var proof = new ProofPicture(Sample.Pictures);
        Should.Throw<ArgumentOutOfRangeException>(() => Draw(proof, [0], 5));
        Should.Throw<ArgumentOutOfRangeException>(() => Draw(proof, [0], double.NaN));
        Should.Throw<ArgumentException>(() => Draw(proof, [], 100));
    }

    private static byte[] Draw(ProofPicture proof, int[] pages, double dpi)
    {
        using var png = new MemoryStream();
        proof.Draw(Sample.Edition, pages, dpi, png);
        return png.ToArray();
    }

    private static byte[] DrawPage(ProofPicture proof, PageContent page, double dpi) =>
        [.. proof.DrawPage(page, proof.LookOf(page), dpi).SelectMany(part => part.ToArray())];

    /// <summary>
    /// Mean difference of fields of a fiftieth of an inch, 0 to 255. Two programs that draw the same outlines shade their edges
    /// differently, and pdftoppm sets glyphs on whole pixels, so that single pixels say little.
    /// </summary>
    private static double Difference(SKBitmap a, SKBitmap b, int right, int down)
    {
        const int field = 6, edge = 4;
        using SKBitmap greyA = a.Copy(SKColorType.Gray8), greyB = b.Copy(SKColorType.Gray8);
        ReadOnlySpan<byte> pixelsA = greyA.GetPixelSpan(), pixelsB = greyB.GetPixelSpan();
        double sum = 0;
        var count = 0;
        for (var y = edge; y < Math.Min(a.Height, b.Height) - field - edge; y += field)
        {
            for (var x = edge; x < Math.Min(a.Width, b.Width) - field - edge; x += field)
            {
                var difference = 0;
                for (var v = y; v < y + field; v++)
                {
                    for (var u = x; u < x + field; u++)
                    {
                        difference += pixelsA[(v * greyA.RowBytes) + u] - pixelsB[((v + down) * greyB.RowBytes) + u + right];
                    }
                }

                sum += Math.Abs(difference) / (double)(field * field);
                count++;
            }
        }

        return sum / count;
    }
}
