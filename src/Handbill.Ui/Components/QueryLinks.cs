using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Handbill.Ui.Components;

/// <summary>Addresses of the same page with one thing asked for differently.</summary>
internal static class QueryLinks
{
    /// <summary>The request's path and query with one value set, or left out if it is null.</summary>
    public static string With(HttpRequest request, string name, string? value, params ReadOnlySpan<string> without)
    {
        var query = new QueryBuilder();
        foreach (var (key, values) in request.Query)
        {
            if (key == name || without.Contains(key))
            {
                continue;
            }

            foreach (var one in values)
            {
                query.Add(key, one ?? "");
            }
        }

        if (value is not null)
        {
            query.Add(name, value);
        }

        var text = query.ToQueryString().Value;
        return string.IsNullOrEmpty(text) ? request.Path.ToUriComponent() : request.Path.ToUriComponent() + text;
    }
}
