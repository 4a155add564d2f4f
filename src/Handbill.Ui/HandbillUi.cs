using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Handbill.Ui.Assets;
using Handbill.Ui.Headers;
using Handbill.Ui.Layout;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;

namespace Handbill.Ui;

/// <summary>Puts the design system into a server.</summary>
public static class HandbillUi
{
    /// <summary>The layout of a page outside of the work: signing in, setting up, errors.</summary>
    public const string PlainLayout = "/Layout/_Plain.cshtml";

    /// <summary>Registers words and assets alone, for what writes pages without serving them.</summary>
    /// <param name="services">The services.</param>
    /// <param name="modules">Assemblies that bring embedded files.</param>
    public static IServiceCollection AddHandbillWords(this IServiceCollection services, params Assembly[] modules)
    {
        services.TryAddSingleton(_ => new AssetStore([typeof(HandbillUi).Assembly, .. modules]));
        services.Replace(ServiceDescriptor.Singleton<IStringLocalizerFactory, WordsLocalizerFactory>());
        services.TryAddTransient(typeof(IStringLocalizer<>), typeof(StringLocalizer<>));
        return services;
    }

    /// <summary>Registers pages, words, assets and what the layout asks for.</summary>
    /// <param name="services">The server's services.</param>
    /// <param name="modules">Assemblies that bring pages, and with them maybe embedded files of their own (<c>LogicalName="asset:NAME"</c>).</param>
    /// <returns>The builder of Razor Pages, for what the server adds.</returns>
    public static IMvcBuilder AddHandbillUi(this IServiceCollection services, params Assembly[] modules)
    {
        var ours = typeof(HandbillUi).Assembly;
        services.AddHttpContextAccessor();
        // Markup carries letters of all scripts as they are: in Arabic, character references would make pages three times as long.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(options => options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddDataProtection();
        services.AddMemoryCache();
        services.TryAddSingleton(TimeProvider.System);
        services.AddHandbillWords(modules);
        services.TryAddScoped<IOrganisationFaces, UnnamedFaces>();
        services.AddScoped<PageSetting>();

        var pages = services.AddRazorPages(options => options.RootDirectory = "/")
            .AddDataAnnotationsLocalization(options => options.DataAnnotationLocalizerProvider = static (type, factory) => factory.Create(type))
            .AddMvcOptions(options => BindingWords.Fill(options.ModelBindingMessageProvider));
        pages.ConfigureApplicationPartManager(parts =>
        {
            foreach (var assembly in modules.Prepend(ours))
            {
                AddOnce(parts, assembly);
            }
        });
        return pages;
    }

    /// <summary>Sets the headers by which a browser does nothing but what our pages need. First in the pipeline.</summary>
    public static IApplicationBuilder UseHandbillHeaders(this IApplicationBuilder app)
    {
        SecurityHeaders.Use(app);
        return app;
    }

    /// <summary>Chooses the language of each request. After authentication, whose claims it reads.</summary>
    public static IApplicationBuilder UseHandbillLanguage(this IApplicationBuilder app)
    {
        RequestLanguage.Use(app);
        return app;
    }

    /// <summary>Serves the embedded files under <c>/a/</c>, and takes the language switch's form.</summary>
    public static IEndpointRouteBuilder MapHandbillAssets(this IEndpointRouteBuilder routes)
    {
        AssetEndpoints.Map(routes);
        RequestLanguage.Map(routes);
        return routes;
    }

    // A program that was built with the module in sight has its parts already; twice would be two pages for one address.
    private static void AddOnce(ApplicationPartManager parts, Assembly assembly)
    {
        foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(assembly).GetApplicationParts(assembly)
            .Concat(new CompiledRazorAssemblyApplicationPartFactory().GetApplicationParts(assembly)))
        {
            if (!parts.ApplicationParts.Any(known => known.Name == part.Name && known.GetType() == part.GetType()))
            {
                parts.ApplicationParts.Add(part);
            }
        }
    }
}
