using System.Net;
using System.Text.RegularExpressions;
using Handbill.Groups.Contracts;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Routes;

/// <summary>Walks every route of the running server as every role and as nobody, with GET and with a forged POST, and holds it to <see cref="RouteTable"/>.</summary>
public sealed partial class RouteWalk
{
    // Pages of the whole program that are posted to without a token, each with its reason.
    private static readonly Dictionary<string, string> PostedWithoutToken = new(StringComparer.Ordinal)
    {
        ["/language"] = "Chooses a language on this device and changes nothing else.",
        ["/in/{slug}"] = "Anybody may write in, from anywhere; nobody is known there, and no cookie either.",
        ["/in/{slug}/uploads"] = "The same from the page's script: what it takes is sealed and shows its work.",
        ["/in/box"] = "Shows a page and changes nothing.",
        ["/in/box/letters"] = "Gives out sealed answers to whoever knows the mailbox.",
        ["/read/{language}/subscribe"] = "Anybody may ask for letters: nothing happens but that one letter asks back.",
        ["/read/{language}/subscribe/confirm"] = "Whoever has the letter with the token confirms.",
        ["/read/{language}/unsubscribe"] = "Whoever has the letter with the token leaves, with one press in the mail program (RFC 8058).",
    };

    private static readonly Role[] Order =
    [
        Role.GroupMember, Role.GroupSecretary, Role.DeskEditor, Role.EditorialBoard, Role.Translator, Role.PressOperator, Role.Distributor, Role.OrganisationSecretary, Role.Administrator,
    ];

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Every_route_opens_to_whom_the_table_says_and_to_nobody_else(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        await server.WithAsync(db =>
        {
            db.Add(new SiteSetting { IsOpen = true, Host = "https://news.example.org" });
            return db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        var browsers = new List<HttpClient> { server.Visitor() };
        SignedIn? somebody = null;
        foreach (var role in Order)
        {
            somebody = await server.SignInAsync(role, role is Role.GroupMember or Role.GroupSecretary ? new Scope(ScopeKind.Group, Guid.NewGuid()) : Scope.Organisation);
            browsers.Add(somebody.Browser);
        }

        // A path to something that is there, for routes with values in them.
        var examples = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["/people/{id}"] = $"/people/{somebody!.Account}",
        };

        var wrong = new List<string>();
        foreach (var (route, methods) in RoutesOf(server).Where(one => RouteTable.Rows.ContainsKey(one.Route)))
        {
            var path = examples.GetValueOrDefault(route) ?? Nonsense(route);
            var mustExist = !route.Contains('{', StringComparison.Ordinal) || examples.ContainsKey(route);
            for (var at = 0; at < browsers.Count; at++)
            {
                var (who, may) = (RouteTable.Roles[at], RouteTable.Rows[route][at] == 'x');
                if (methods.Count == 0 || methods.Contains("GET"))
                {
                    var seen = await SeenAsync(browsers[at], HttpMethod.Get, path);
                    Hold(seen, may, at == 0, may && mustExist ? IsShown : IsNoFault, $"GET {path} as {who}");
                }

                if (methods.Count == 0 || methods.Contains("POST"))
                {
                    var seen = await SeenAsync(browsers[at], HttpMethod.Post, path);
                    Hold(seen, may, at == 0, PostedWithoutToken.ContainsKey(route) ? IsNoFault : IsRefused, $"forged POST {path} as {who}");
                }
            }
        }

        wrong.ShouldBeEmpty();

        void Hold((HttpStatusCode Status, string? Location) seen, bool may, bool isNobody, Func<HttpStatusCode, bool> holds, string what)
        {
            var good = may ? holds(seen.Status) && !LeadsToSignIn(seen.Location)
                : isNobody ? LeadsToSignIn(seen.Location) || seen.Location == "/read" || seen.Status == HttpStatusCode.Unauthorized
                : seen.Status == HttpStatusCode.NotFound;
            if (!good)
            {
                wrong.Add($"{what}: {(may ? "should open" : "should not open")}, got {(int)seen.Status} {seen.Location}");
            }
        }
    }

    [Fact]
    public async Task Every_route_has_a_row_and_every_row_a_route()
    {
        await using var server = await TestServer.StartAsync();
        var routes = RoutesOf(server).Select(one => one.Route).ToHashSet(StringComparer.Ordinal);

        routes.Except(RouteTable.Rows.Keys).ShouldBeEmpty("These routes have no row in RouteTable. Add one that says who may open it.");
        RouteTable.Rows.Keys.Except(routes).ShouldBeEmpty("These rows of RouteTable have no route.");
        RouteTable.Rows.Where(row => row.Value.Length != RouteTable.Roles.Length).ShouldBeEmpty();
    }

    private static bool IsShown(HttpStatusCode status) => (int)status < 400;

    private static bool IsNoFault(HttpStatusCode status) => (int)status < 500;

    private static bool IsRefused(HttpStatusCode status) => status == HttpStatusCode.BadRequest;

    private static bool LeadsToSignIn(string? location) => location?.Contains("/sign-in?", StringComparison.Ordinal) == true;

    private static async Task<(HttpStatusCode Status, string? Location)> SeenAsync(HttpClient browser, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Accept.ParseAdd("text/html");
        if (method == HttpMethod.Post)
        {
            request.Content = new FormUrlEncodedContent([new("Name", "forged"), new("Id", "forged")]);
        }

        using var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, answer.Headers.Location?.ToString());
    }

    private static IEnumerable<(string Route, IReadOnlyList<string> Methods)> RoutesOf(TestServer server) =>
        from route in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let text = "/" + route.RoutePattern.RawText!.TrimStart('/')
        group route by text into same
        orderby same.Key
        select (same.Key, (IReadOnlyList<string>)[.. same.SelectMany(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Distinct()]);

    // A value for each name in a route: an id that nothing has, or what the constraint asks for; what stands around it stays.
    private static string Nonsense(string route) => ValueName().Replace(route, found => found.Value switch
    {
        "{colour}" => "00ff00",
        var name when name.Contains(":int", StringComparison.Ordinal) => "404",
        _ => Guid.NewGuid().ToString("N"),
    });

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex ValueName();
}
