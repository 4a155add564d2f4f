using System.Globalization;
using System.Net;
using Handbill.Ui.Assets;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Handbill.Server;

/// <summary>A page without the layout, which asks the database for what it shows: this one stands without.</summary>
/// <param name="Title">Its title and headline.</param>
/// <param name="Body">Markup of what follows.</param>
internal sealed record BarePage(string Title, string Body)
{
    /// <summary>Writes one in the language of the request.</summary>
    public static async Task WriteAsync(HttpContext http, Func<IStringLocalizer, BarePage> make)
    {
        // Set anew, since what a request sets is gone where it ends.
        CultureInfo.CurrentUICulture = RequestLanguage.Of(http).Culture;
        var page = make(http.RequestServices.GetRequiredService<IStringLocalizer<ServerWords>>());
        var assets = http.RequestServices.GetRequiredService<AssetStore>();
        var title = WebUtility.HtmlEncode(page.Title);
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync($"""
            <!doctype html>
            <html lang="{Language.Current.Code}" dir="{Language.Current.Direction}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            <link rel="stylesheet" href="{assets.Href("app.css")}">
            <link rel="icon" href="{assets.Href("handbill.svg")}" type="image/svg+xml">
            </head>
            <body class="plain">
            <header class="top"><div class="top-line"><a class="organisation" href="/">Handbill</a></div></header>
            <div class="page"><main id="main">
            <h1>{title}</h1>
            {page.Body}
            </main></div>
            </body>
            </html>
            """);
    }
}
