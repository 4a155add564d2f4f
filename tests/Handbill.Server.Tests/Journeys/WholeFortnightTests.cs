using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Handbill.Browser;
using Handbill.Commands;
using Handbill.Instances;
using Handbill.Server.Tests.Hosting;
using Microsoft.Playwright;

namespace Handbill.Server.Tests.Journeys;

/// <summary>
/// From an empty data folder to sheets ready to print, by four people in real browsers against the program as it is started: the whole of a
/// fortnight. The pictures of its pages are those of the guide.
/// </summary>
public sealed partial class WholeFortnightTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string First = "Riverside Depot";
    private const string Second = "Cervecería del Puente";

    private static readonly string[] Places =
    [
        "Weir Lane Laundry", "Tannery Yard", "Ferry Landing", "Mill Street Post Office", "Cold Quay", "Rope Walk Warehouse", "Customs Shed", "Pilot House", "Harbour Canteen",
        "Upper Hill School", "Hilltop Bus Garage", "Blood Laboratory", "Northern Sorting Hall", "Garden Road Nursery", "County Archive", "Fish Hall", "Clock Tower Hotel",
        "Tram Workshop", "Old Market Stalls",
    ];

    // The program as it was built.
    private static readonly string Program = Path.ChangeExtension(typeof(CommandLine).Assembly.Location, null);

    // On PostgreSQL: the journey that begins where this one ends goes on SQLite, and each step has tests on both.
    [Fact]
    public async Task Four_people_bring_an_issue_from_nothing_to_sheets()
    {
        await using var store = await TestStore.MakeAsync(StoreKind.Postgres);
        await using var server = await ServeProcess.StartAsync(Program, store.Instance, $"http://localhost:{FreePort()}", isNew: true);
        await using var administrator = await Colleague.SitDownAsync(chromium, server.Address);
        await using var secretary = await Colleague.SitDownAsync(chromium, server.Address);
        await using var board = await Colleague.SitDownAsync(chromium, server.Address);
        await using var group = await Colleague.SitDownAsync(chromium, server.Address);

        await administrator.GoAsync(new Uri(server.SetUpLink!).PathAndQuery);
        await administrator.FillAsync("Name of the organisation", "Harbour Workers");
        await administrator.PictureAsync("set-up");
        await administrator.PressAsync("Go on");
        await administrator.FillAsync("Your name here", "Heron");
        await administrator.PressAsync("Make a passkey");
        await administrator.Page.WaitForURLAsync("**/");
        await secretary.JoinAsync(await administrator.InviteAsync("Organisation secretary", "The whole organisation"), "Wren");
        await administrator.PictureAsync("invitation");

        await ImportAsync(secretary);
        var issue = await OpenAsync(secretary);
        await board.JoinAsync(await administrator.InviteAsync("Editorial board", "The whole organisation"), "Ibis");
        await group.JoinAsync(await administrator.InviteAsync("Group secretary", "Harbour group"), "Finch");
        await board.GoAsync($"/issues/{issue}/board");
        var (depot, brewery) = (await EditionAsync(board, First), await EditionAsync(board, Second));

        await group.WriteAsync(depot, "Bay nine is flooding again", Prose.Words(230, 3));
        await group.WriteAsync(depot, "New boots, and how to get the right ones", Prose.Words(230, 5));
        var editorial = await WriteEditorialAsync(board, issue, depot);
        await TranslateAsync(board, issue, editorial);
        await WriteLastItemAsync(group, depot);
        await HoldMeetingAsync(group, depot, 3);
        await group.WriteAsync(brewery, "Las llaves del almacén", Prose.Words(220, 2));
        await HoldMeetingAsync(group, brewery, 1);
        await LockAsync(board, issue);
        await SameBytesAsync(board, issue, [(depot, "riverside-depot"), (brewery, "cerveceria-del-puente")]);

        foreach (var colleague in (Colleague[])[administrator, secretary, board, group])
        {
            colleague.Complaints.Where(one => !one.Contains("did not come", StringComparison.Ordinal) && !one.Contains("409", StringComparison.Ordinal)).ShouldBeEmpty();
        }
    }

    private static async Task ImportAsync(Colleague secretary)
    {
        var rows = Places.SelectMany(place => (string[])[$"{place};Other groups;en;60", $"{place}, nights;Other groups;en;40"]);
        await secretary.GoAsync("/workplaces/import");
        await secretary.FillAsync("Or paste the table", $"name;group;languages;copies\n{First};Harbour group;en;120\n{Second};Harbour group;es|en;80\n{string.Join('\n', rows)}\n");
        await secretary.PressAsync("See what would happen");
        await secretary.Page.GetByText("40 new").First.WaitForAsync();
        await secretary.PictureAsync("import");
        await secretary.PressAsync("Carry it out");
        await secretary.Page.WaitForURLAsync("**/workplaces**");
    }

    private static async Task<string> OpenAsync(Colleague secretary)
    {
        await secretary.GoAsync("/publications/new");
        await secretary.FillAsync("Name", "The Early Shift");
        await secretary.FillAsync("Short name", "early-shift");
        await secretary.Page.GetByLabel("Translated into").FillAsync("es");
        await secretary.FillAsync("Weeks from one issue to the next", "0");
        await secretary.PictureAsync("publication");
        await secretary.PressAsync("Make the publication");
        await secretary.Page.WaitForURLAsync(url => url.Contains("/publications/", StringComparison.Ordinal) && !url.EndsWith("/new", StringComparison.Ordinal));
        await secretary.Page.GetByRole(AriaRole.Link, new() { Name = "Open an issue by hand" }).ClickAsync();
        await secretary.PressAsync("Open the issue");
        await secretary.Page.WaitForURLAsync("**/plan");
        return secretary.Page.Url.Split('/')[^2];
    }

    private static async Task<string> EditionAsync(Colleague board, string workplace)
    {
        await board.PictureAsync("board-at-first");
        var link = board.Page.GetByRole(AriaRole.Link, new() { Name = workplace, Exact = true });
        return (await link.GetAttributeAsync("href"))!.Split('/')[^1];
    }

    private static async Task<string> WriteEditorialAsync(Colleague board, string issue, string edition)
    {
        await board.GoAsync($"/issues/{issue}/editorial");
        await board.FillAsync("Headline", "Write it down before you go home");
        await board.PressAsync("Begin the editorial");
        await board.Page.WaitForURLAsync("**/stories/**");
        var story = new Uri(board.Page.Url).AbsolutePath;
        await board.GoAsync($"{story}?in={edition}");
        await board.FillUpAsync("Front", 480, 1);
        await board.PictureAsync("editorial");
        await board.SaveAsync();
        return story.Split('/')[^1];
    }

    private static async Task TranslateAsync(Colleague board, string issue, string editorial)
    {
        await board.GoAsync($"/stories/{editorial}/translations/es");
        var fields = board.Page.Locator("main form textarea:visible");
        for (var at = 0; at < await fields.CountAsync(); at++)
        {
            await fields.Nth(at).FillAsync($"Antes de irte a casa, apúntalo. {at + 1}. {Prose.Words(60, at)[0]}");
        }

        await board.PictureAsync("translation");
        await board.PressAsync("Save");
        await board.Page.WaitForLoadStateAsync();
        await board.GoAsync($"/issues/{issue}/editorial");
        for (var locks = board.Page.GetByRole(AriaRole.Button, new() { NameRegex = LockButton() }); await locks.CountAsync() > 0;)
        {
            await locks.First.ClickAsync();
            await board.Page.WaitForLoadStateAsync();
        }

        await board.PictureAsync("editorial-locked");
    }

    // It is too long at first, and cut by what the proof beside it says.
    private static async Task WriteLastItemAsync(Colleague group, string edition)
    {
        await group.WriteAsync(edition, "Overtime sheets", Prose.Words(1250, 7), isReady: false);
        (await group.FitAsync("Back")).ShouldContain("to cut");
        await group.PictureAsync("overset");
        await group.FillUpAsync("Back", 1250, 7);
        (await group.FitAsync("Back")).ShouldStartWith("Exactly full");
        await group.PictureAsync("fitted");
        await group.SaveAsync();
        await group.PressAsync("It may be read aloud");
    }

    private static async Task HoldMeetingAsync(Colleague group, string edition, int items)
    {
        await group.GoAsync($"/editions/{edition}/meeting");
        await group.PressAsync("Begin the meeting");
        for (var item = 0; item < items; item++)
        {
            var approve = group.Page.Locator("article.item").Nth(item).GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true });
            await approve.ClickAsync();
            await approve.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
            if (item == 0)
            {
                await group.PictureAsync("meeting");
            }
        }

        await group.PressAsync("End the meeting");
        await group.GoAsync($"/editions/{edition}/meeting/minutes");
        (await group.Page.GetByText("approved").CountAsync()).ShouldBeGreaterThan(0);
        await group.PictureAsync("minutes");
    }

    private static async Task LockAsync(Colleague board, string issue)
    {
        await board.GoAsync($"/issues/{issue}/board?sort=-approved");
        await board.PictureAsync("board");
        await board.GoAsync($"/issues/{issue}/lock");
        foreach (var box in await board.Page.Locator("input[name='Out']").AllAsync())
        {
            await box.CheckAsync();
        }

        await board.PressAsync("Lock the issue");
        await board.Page.WaitForURLAsync("**/board");
    }

    private static async Task SameBytesAsync(Colleague board, string issue, IReadOnlyList<(string Edition, string Slug)> sheets)
    {
        var folder = Directory.CreateTempSubdirectory("handbill-journey-");
        try
        {
            var zip = await board.Page.Context.APIRequest.GetAsync($"/issues/{issue}/folder.zip");
            await using (var packed = new ZipArchive(new MemoryStream(await zip.BodyAsync())))
            {
                await packed.ExtractToDirectoryAsync(Path.Combine(folder.FullName, "issue"), TestContext.Current.CancellationToken);
            }

            var output = Path.Combine(folder.FullName, "out");
            var start = new ProcessStartInfo(Program, ["press", Path.Combine(folder.FullName, "issue"), "--out", output]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            using var press = Process.Start(start)!;
            var said = await press.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken) + await press.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await press.WaitForExitAsync(TestContext.Current.CancellationToken);
            Directory.GetFiles(output, "*.pdf").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)
                .ShouldBe(sheets.Select(sheet => sheet.Slug).Order(StringComparer.Ordinal), said);
            foreach (var (edition, slug) in sheets)
            {
                var proof = await board.Page.Context.APIRequest.GetAsync($"/editions/{edition}/proof.pdf");
                (await File.ReadAllBytesAsync(Path.Combine(output, slug + ".pdf"), TestContext.Current.CancellationToken)).ShouldBe(await proof.BodyAsync(), slug);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex("^Lock")]
    private static partial Regex LockButton();

    // Passkeys are of a name, which the server must be told before it has a port.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
