using System.IO.Hashing;
using System.Runtime.InteropServices;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Changes;
using Handbill.Press.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Flatplans;

/// <summary>Keeps a flatplan in sight fresh: when an article was written or a frame moved, by whomever, it is set again and sent.</summary>
internal static class FlatplanEndpoints
{
    private static readonly LivePage Live = new(most: 100, quiet: TimeSpan.FromSeconds(20), gathering: TimeSpan.FromMilliseconds(400));

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/issues/{id}/flatplan/live", LiveAsync).RequireAuthorization(nameof(Permission.SeeBoard));

    /// <summary>What a flatplan shows, as a short code.</summary>
    public static string Stamp(FlatplanMarkup markup) => Convert.ToHexStringLower(XxHash128.Hash(MemoryMarshal.AsBytes(markup.PagesLine().AsSpan())));

    private static Task LiveAsync(IssueId id, int? frame, string? seen, HttpContext http)
    {
        var (last, version) = (seen ?? "", -1);
        return Live.SendAsync(http, async (services, ending) =>
        {
            if (await services.GetRequiredService<FlatplanDesk>().ReadAsync(id, ending) is not { } sight)
            {
                return null;
            }

            var words = services.GetRequiredService<IStringLocalizer<FlatplanWords>>();
            var markup = new FlatplanMarkup(words, sight, frame is { } chosen && chosen < sight.Plan.Frames.Length ? chosen : -1);
            var stamp = Stamp(markup);
            var news = stamp == last ? new LiveNews() : new LiveNews
            {
                Fragment = markup.PagesLine(),
                Say = version < 0 ? "" : (version != sight.Version ? words["The flatplan was changed."] + " " : "") + markup.Sum(),
            };
            (last, version) = (stamp, sight.Version);
            return news;
        });
    }
}
