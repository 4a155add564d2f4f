using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Handbill.Groups.Contracts;
using Handbill.Groups.Workplaces;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Groups;

public sealed partial class ImportTests
{
    private const string Table = "slug;nombre;grupo;idiomas;ejemplares\ndepot;Riverside Depot;Depot group;en|es;120\n;Panadería Río;;es;60\nmill;;x;en;1\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_dry_run_shows_each_row_s_fate_and_carrying_it_out_does_just_that(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var (_, browser, _) = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);

        var dry = await SendAsync(browser, Encoding.Latin1.GetBytes(Table));
        (dry.Status, await CountAsync(server)).ShouldBe((HttpStatusCode.OK, 0));
        dry.Page.ShouldContain("Panader");
        var done = await CarryAsync(browser, dry.Page);

        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var workplaces = await server.WithAsync(db => db.Set<Workplace>().OrderBy(one => one.Slug).ToListAsync(Cancellation));
        workplaces.Select(one => (one.Slug, one.Name, one.UsualCopies)).ShouldBe([("depot", "Riverside Depot", 120), ("panaderia-rio", "Panadería Río", 60)]);
        (await server.WithAsync(db => db.Set<Handbill.Groups.Groups.Group>().CountAsync(Cancellation))).ShouldBe(2);

        var again = await SendAsync(browser, Encoding.UTF8.GetBytes(Table.Replace("120", "150", StringComparison.Ordinal)));
        (await CarryAsync(browser, again.Page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var depot = await server.WithAsync(db => db.Set<Workplace>().SingleAsync(one => one.Slug == "depot", Cancellation));
        (depot.UsualCopies, depot.Version).ShouldBe((150, 1));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_was_changed_since_the_dry_run_is_shown_again_and_not_overwritten(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var workplace = await WorkplacePageTests.MakeAsync(server, "depot");
        var (_, browser, _) = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);
        var dry = await SendAsync(browser, "slug,name,copies\ndepot,The depot,500\n"u8.ToArray());
        await server.WithAsync(db => db.Set<Workplace>().Where(one => one.Id == workplace.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.UsualCopies, 90).SetProperty(one => one.Version, 1), Cancellation));

        var carried = await CarryAsync(browser, dry.Page);

        carried.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await carried.Content.ReadAsStringAsync(Cancellation);
        page.ShouldContain("90");
        (await server.WithAsync(db => db.Set<Workplace>().Select(one => one.UsualCopies).SingleAsync(Cancellation))).ShouldBe(90);
        (await CarryAsync(browser, page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await server.WithAsync(db => db.Set<Workplace>().Select(one => one.UsualCopies).SingleAsync(Cancellation))).ShouldBe(500);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Four_hundred_workplaces_come_in_from_the_command_line_and_make_one_list(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var table = new StringBuilder("name,region,copies\r\n");
        for (var number = 0; number < 400; number++)
        {
            table.Append($"Workplace {number},Region {number % 7},{number}\r\n");
        }

        await using var scope = server.Services.CreateAsyncScope();
        var imports = scope.ServiceProvider.GetRequiredService<IWorkplaceImports>();
        var bytes = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(table.ToString())).ToArray();
        (await imports.RunAsync(bytes, isDryRun: true, Cancellation)).Count("new").ShouldBe(400);
        (await CountAsync(server)).ShouldBe(0);
        (await imports.RunAsync(bytes, isDryRun: false, Cancellation)).Fault.ShouldBeNull();
        (await imports.RunAsync(bytes, isDryRun: false, Cancellation)).Count("unchanged").ShouldBe(400);

        (await CountAsync(server)).ShouldBe(400);
        var (_, browser, _) = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);
        var list = await browser.GetStringAsync("/workplaces?by=region&sort=-copies", Cancellation);
        list.ShouldContain("Workplace 399");
        list.ShouldContain("Workplace 0<");
    }

    [Theory]
    [InlineData("PK\u0003\u0004\0\0binary")]
    [InlineData("")]
    [InlineData("no,known,heading\n1,2,3\n")]
    [InlineData("name,copies\n\"open quotation mark,1\nsecond,2\n")]
    [InlineData("name,name\na,b\n")]
    public async Task A_table_that_cannot_be_used_is_refused_with_what_to_do(string text)
    {
        await using var server = await TestServer.StartAsync();
        var (_, browser, _) = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);

        (await SendAsync(browser, Encoding.UTF8.GetBytes(text))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.SendFormAsync("/workplaces/import", WorkplacePageTests.Fields(("packed", "bm8gdGFibGU="), ("fingerprint", "x")), "carry")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await CountAsync(server)).ShouldBe(0);
    }

    [Fact]
    public async Task A_hundred_megabytes_are_refused_before_they_are_read()
    {
        await using var server = await TestServer.StartAsync();
        var (_, browser, _) = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);
        using var content = new StreamContent(new EndlessZeros(100_000_000)) { Headers = { ContentType = new MediaTypeHeaderValue("multipart/form-data") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/workplaces/import") { Content = content };
        request.Headers.ExpectContinue = true;

        var answer = await browser.SendAsync(request, Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain("2 MB");
    }

    private static async Task<(HttpStatusCode Status, string Page)> SendAsync(HttpClient browser, byte[] file)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(await browser.TokenAsync("/workplaces/import")), "__RequestVerificationToken" },
            { new StringContent(""), "text" },
            { new ByteArrayContent(file), "file", "workplaces.csv" },
        };
        var answer = await browser.PostAsync("/workplaces/import", content, Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task<HttpResponseMessage> CarryAsync(HttpClient browser, string page) => await browser.SendFormAsync(
        "/workplaces/import",
        WorkplacePageTests.Fields(
            ("packed", WebUtility.HtmlDecode(Packed().Match(page).Groups[1].Value)), ("fingerprint", Fingerprint().Match(page).Groups[1].Value)),
        "carry");

    private static async Task<int> CountAsync(TestServer server) => await server.WithAsync(db => db.Set<Workplace>().CountAsync(Cancellation));

    [GeneratedRegex("name=\"packed\" value=\"([^\"]+)\"")]
    private static partial Regex Packed();

    [GeneratedRegex("name=\"fingerprint\" value=\"([^\"]+)\"")]
    private static partial Regex Fingerprint();

    private sealed class EndlessZeros(long length) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - Position);
            Position += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => Position = offset;

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
