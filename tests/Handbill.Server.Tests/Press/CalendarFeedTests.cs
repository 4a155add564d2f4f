using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Handbill.Groups.Contracts;
using Handbill.Press.Deadlines;
using Handbill.Press.Publications;
using Handbill.Server.Tests.Groups;
using Handbill.Server.Tests.Hosting;
using Ical.Net;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Press;

public sealed partial class CalendarFeedTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_calendar_program_gets_the_deadlines_of_its_owner_and_nobody_else_s(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        await SampleIssue.MakeAsync(server);
        var issue = await server.WithAsync(db => db.Set<PlannedIssue>().SingleAsync(Cancellation));
        var edition = await server.WithAsync(db => db.Set<PlannedEdition>().SingleAsync(Cancellation));
        var other = await WorkplacePageTests.MakeAsync(server, "bakery");
        var (_, member, _) = await server.SignInAsync(Role.GroupMember, Scope.Group(edition.GroupId));
        var (_, stranger, _) = await server.SignInAsync(Role.GroupMember, Scope.Group(other.GroupId));

        var address = await MakeAsync(member);
        using var program = server.Visitor();
        var text = await program.GetStringAsync(address, Cancellation);

        var calendar = Calendar.Load(text).ShouldNotBeNull();
        calendar.Events.Count.ShouldBe(4);
        calendar.TimeZones.ShouldHaveSingleItem().TzId.ShouldBe("Europe/Lisbon");
        var copy = calendar.Events.Single(one => one.Uid == $"{issue.Id}-copy@handbill");
        copy.DtStart!.TzId.ShouldBe("Europe/Lisbon");
        (copy.DtStart.AsUtc - issue.CopyDue.UtcDateTime).Duration().ShouldBeLessThan(TimeSpan.FromSeconds(1));
        copy.Summary.ShouldBe("The Common Voice, no. 12: copy is due");
        (await program.GetStringAsync(address.Replace("language=en", "language=es", StringComparison.Ordinal), Cancellation)).ShouldContain("cierre de originales");
        (await program.GetStringAsync(await MakeAsync(stranger), Cancellation)).ShouldNotContain("BEGIN:VEVENT");

        foreach (var line in text.Split("\r\n"))
        {
            Encoding.UTF8.GetByteCount(line).ShouldBeLessThanOrEqualTo(75, "RFC 5545 3.1: lines are folded");
            line.ShouldNotContain('\n');
        }
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_address_is_kept_only_as_a_hash_can_be_renewed_and_ended(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var (_, browser, _) = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);
        using var program = server.Visitor();

        var first = await MakeAsync(browser);
        var second = await MakeAsync(browser);

        (await program.GetAsync(first, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await program.GetAsync(second, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var hash = await server.WithAsync(db => db.Set<CalendarFeed>().Select(feed => feed.SecretHash).SingleAsync(Cancellation));
        second.ShouldNotContain(hash);
        (await browser.GetStringAsync("/calendar", Cancellation)).ShouldNotContain(".ics");
        (await browser.SendFormAsync("/calendar", WorkplacePageTests.Fields(), "end")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await program.GetAsync(second, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> MakeAsync(HttpClient browser)
    {
        var page = await (await browser.SendFormAsync("/calendar", WorkplacePageTests.Fields())).Content.ReadAsStringAsync(Cancellation);
        var address = WebUtility.HtmlDecode(Address().Match(page).Groups[1].Value);
        address.ShouldNotBeEmpty();
        return address;
    }

    [GeneratedRegex("value=\"([^\"]*/calendar/[^\"]+)\"")]
    private static partial Regex Address();
}
