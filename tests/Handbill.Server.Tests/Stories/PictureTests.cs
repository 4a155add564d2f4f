using System.Net;
using System.Net.Http.Headers;
using Handbill.Desk.Contracts;
using Handbill.Desk.Pictures;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace Handbill.Server.Tests.Stories;

public sealed class PictureTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_picture_is_kept_without_what_tells_of_its_maker_and_stands_in_the_text(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var id = await desk.AddAsync();
        var (member, neighbour) = (await desk.MemberAsync(), await desk.NeighbourAsync());
        var file = WithMaker(Encoded(SKEncodedImageFormat.Jpeg));

        var answer = await SendAsync(member, id, file, "Gate 3 ünd más.JPG", ("Input.Alt", "The [gate] at \"six\""), ("Input.Rights", "A. B."));

        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Page);
        (await desk.ReadAsync(id)).Body.ShouldEndWith("![The \\[gate\\] at \"six\"](images/gate-3-und-mas.jpg){credit=\"A. B.\"}");
        var picture = await PictureAsync(desk);
        System.Text.Encoding.Latin1.GetString(picture.Bytes).ShouldNotContain("Some Maker");
        var shown = await member.Browser.GetAsync($"/pictures/{picture.Id}", TestContext.Current.CancellationToken);
        shown.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        shown.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        (shown.Headers.CacheControl!.Private, shown.Headers.CacheControl.Public).ShouldBe((true, false));
        SKBitmap.Decode(await shown.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Width.ShouldBe(40);
        (await neighbour.Browser.GetAsync($"/pictures/{picture.Id}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_is_no_picture_too_large_or_a_bomb_is_refused_with_what_to_do(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var id = await desk.AddAsync();
        var member = await desk.MemberAsync();
        var bomb = Encoded(SKEncodedImageFormat.Png);
        new byte[] { 0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff }.CopyTo(bomb, 16);
        (string Name, byte[] File)[] bad =
        [
            ("empty.png", []), ("page.html", "<script>alert(1)</script>"u8.ToArray()), ("cut.jpg", Encoded(SKEncodedImageFormat.Jpeg)[..200]), ("bomb.png", bomb),
            ("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray()), ("large.jpg", new byte[20_000_001]), ("moving.gif", "GIF89a"u8.ToArray()),
        ];
        foreach (var (name, file) in bad)
        {
            var answer = await SendAsync(member, id, file, name, ("Input.Alt", "A gate"));
            answer.Status.ShouldBe(HttpStatusCode.BadRequest, name);
            answer.Page.ShouldContain("class=\"errors\"");
        }

        (await SendAsync(member, id, Encoded(SKEncodedImageFormat.Png), "gate.png", ("Input.Alt", " "))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await desk.Server.WithAsync(db => db.Set<Picture>().CountAsync(TestContext.Current.CancellationToken))).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_of_a_hundred_megabytes_gets_an_answer()
    {
        await using var desk = await TwoGroups.StartAsync(StoreKind.Sqlite);
        var id = await desk.AddAsync();

        (await SendAsync(await desk.MemberAsync(), id, new byte[100_000_000], "huge.jpg", ("Input.Alt", "A gate"))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_picture_is_deleted_after_asking_and_not_while_it_stands_in_a_text(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var id = await desk.AddAsync();
        var member = await desk.MemberAsync();
        await SendAsync(member, id, Encoded(SKEncodedImageFormat.Webp), "gate.webp", ("Input.Alt", "A gate"));
        var picture = await PictureAsync(desk);
        var delete = $"/pictures/{picture.Id}/delete?story={id}";

        (await member.Browser.SendAsync(delete, delete)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await member.Browser.ReadAsync($"/stories/{id}/pictures")).ShouldContain("It was not deleted");
        var page = await member.Browser.ReadAsync($"/stories/{id}");
        await member.Browser.PostAsync($"/stories/{id}", Forms.Token(page), Forms.Story(page, ("Body", "No picture.")));
        (await member.Browser.SendAsync(delete, delete)).Status.ShouldBe(HttpStatusCode.Redirect);

        (await desk.Server.WithAsync(db => db.Set<Picture>().CountAsync(TestContext.Current.CancellationToken))).ShouldBe(0);
    }

    private static async Task<Answer> SendAsync(SignedIn who, StoryId story, byte[] file, string name, params (string Name, string Value)[] fields)
    {
        var page = await who.Browser.ReadAsync($"/stories/{story}/pictures");
        using var form = new MultipartFormDataContent();
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        form.Add(content, "Input.File", name);
        foreach (var (field, value) in fields)
        {
            form.Add(new StringContent(value), field);
        }

        form.Add(new StringContent(Forms.Token(page)), "__RequestVerificationToken");
        using var answer = await who.Browser.PostAsync($"/stories/{story}/pictures", form, TestContext.Current.CancellationToken);
        return new Answer(answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer.Headers.Location?.ToString());
    }

    private static Task<Picture> PictureAsync(TwoGroups desk) => desk.Server.WithAsync(db => db.Set<Picture>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken));

    private static byte[] Encoded(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(40, 30);
        bitmap.Erase(SKColors.SlateGray);
        using var data = bitmap.Encode(format, 80);
        return data.ToArray();
    }

    // A comment segment right after the start, as cameras and programs write it.
    private static byte[] WithMaker(byte[] jpeg) => [.. jpeg[..2], 0xff, 0xfe, 0, 14, .. "Some Maker.."u8, .. jpeg[2..]];
}
