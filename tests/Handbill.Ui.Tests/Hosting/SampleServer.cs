using System.Security.Claims;
using Handbill.Ui.Layout;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Ui.Tests.Hosting;

/// <summary>A server with an organisation, its menu and somebody signed in.</summary>
public sealed class SampleServer : IAsyncLifetime
{
    private Server? _server;

    public Uri Address => _server!.Address;

    internal Server Server => _server!;

    internal BrokenLine Line { get; } = new();

    public async ValueTask InitializeAsync() => _server = await Server.StartAsync(
        services =>
        {
            // As the program does it: pages go out packed.
            services.AddResponseCompression();
            services.AddScoped<IOrganisationFaces, Faces>();
            services.AddScoped<IMenu, Menu>();
        },
        app => app.UseResponseCompression().Use((http, next) =>
        {
            http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "Marguerite")], "test"));
            return next(http);
        }).Use(Line.SendAsync),
        routes => routes.MapGet("/lab/events", async http =>
        {
            http.Response.ContentType = "text/event-stream";
            await http.Response.WriteAsync("event: fragment\ndata: <p id=\"news\">Harbour has sent its copy.<script>window.broken = 1</script></p>\n\nevent: say\ndata: One more is in.\n\n");
            await http.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        }));

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        Line.Dispose();
    }

    private sealed class Faces : IOrganisationFaces
    {
        public ValueTask<OrganisationFace> FindAsync(HttpContext http) =>
            ValueTask.FromResult(new OrganisationFace("Workers’ Echo", "a3262a", TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid")));
    }

    private sealed class Menu : IMenu
    {
        public IEnumerable<MenuItem> Items(HttpContext http)
        {
            var arabic = Language.Current.IsRightToLeft;
            string Said(string english, string other) => arabic ? other : english;
            yield return new(Said("Deadlines", "المواعيد"), "/board", Said("Issue", "العدد"));
            yield return new(Said("Stories", "المقالات"), "/stories", Said("Issue", "العدد"));
            yield return new(Said("The design system", "نظام التصميم"), "/design", Said("How it looks", "المظهر"));
            yield return new(Said("Signing in", "الدخول"), "/design/plain", Said("How it looks", "المظهر"));
            yield return new(Said("Workplaces", "أماكن العمل"), "/workplaces", Said("Workplaces", "أماكن العمل"));
            yield return new(Said("Nobody sees this", "لا يراه أحد"), "/secret", Said("Secret", "سر")) { Sees = _ => false };
            yield return new(Said("Your keys", "مفاتيحك"), "/account/keys", MenuSection.Account);
            yield return new(Said("Sign out", "خروج"), "/sign-out", MenuSection.Account) { Posts = true, Order = 9 };
        }
    }
}
