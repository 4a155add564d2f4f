using Handbill.Browser;
using Handbill.Ui.Tests.Hosting;

namespace Handbill.Ui.Tests.Browser;

/// <summary>The page that shows all components, as readers see it: narrow and wide, from left and from right, by day and by night.</summary>
public sealed class LookTests(Chromium chromium, SampleServer sample) : IClassFixture<Chromium>, IClassFixture<SampleServer>
{
    public static TheoryData<int, string, bool> Looks
    {
        get
        {
            var looks = new TheoryData<int, string, bool>();
            foreach (var width in new[] { 320, 390, 1280 })
            {
                foreach (var language in new[] { "en", "ar" })
                {
                    looks.Add(width, language, false);
                    looks.Add(width, language, true);
                }
            }

            return looks;
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_design_page_is_sound(int width, string language, bool dark)
    {
        await using var page = await chromium.OpenAsync(new(width, language, dark) { Address = sample.Address });
        await page.GoAsync("/design");
        // Before the picture, for which the window grows.
        await page.Page.EvaluateAsync("() => document.fonts.ready");
        (await page.ShiftAsync()).ShouldBe(0, string.Join('\n', await page.MovedAsync()));
        await page.PictureAsync($"design-{language}-{width}{(dark ? "-dark" : "")}");

        (await page.OverhangAsync()).ShouldBe(0, string.Join('\n', await page.OverhangingAsync()));
        (await page.AxeAsync()).ShouldBeEmpty();
        page.Complaints.ShouldBeEmpty();
    }
}
