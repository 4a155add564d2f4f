using CsCheck;
using Handbill.Press.Publications;
using Handbill.Press.Styles;

namespace Handbill.Press.Tests.Publications;

public sealed class PublicationFormTests
{
    [Fact]
    public void A_new_form_is_right_but_for_its_names()
    {
        var form = PublicationForm.Begin("en", "Europe/Lisbon", new DateOnly(2026, 11, 25));

        PublicationCheck.Of(form, ShippedStyles.Default).Select(refusal => refusal.Field).ShouldBe(["Input.Name", "Input.Slug"]);
        form.FirstHandOut!.Value.DayOfWeek.ShouldBe(DayOfWeek.Monday);
    }

    [Fact]
    public void Days_and_hours_before_a_hand_out_are_kept_and_come_back() =>
        Gen.Int[0, 1439].Select(Gen.Int[0, 60 * 1440].Array[4]).Sample((handOut, befores) =>
        {
            var sorted = befores.OrderDescending().ToArray();
            var publication = new Publication
            {
                Id = default, Slug = "voice", Name = "Voice", Language = "en", Sheet = "A4", TimeZone = "UTC", CreatedAt = default, EveryWeeks = 2, FirstHandOut = new DateOnly(2026, 12, 7),
                HandOutAt = handOut, OpensBefore = sorted[0], CopyBefore = sorted[1], LockBefore = sorted[2], PressBefore = sorted[3],
            };
            PublicationForm.Of(publication).WriteTo(publication);

            new[] { publication.OpensBefore, publication.CopyBefore, publication.LockBefore, publication.PressBefore }.ShouldBe(sorted);
        });
}
