using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Modules;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Counting;
using Handbill.Site.Demonstrations;
using Handbill.Site.Exporting;
using Handbill.Site.Imports.Saving;
using Handbill.Site.Issues;
using Handbill.Site.Publishing;
using Handbill.Site.Reading;
using Handbill.Site.Serving;
using Handbill.Site.Settings;
using Handbill.Site.Subscribers;
using Handbill.Site.Subscribers.Lists;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Site;

/// <summary>What anyone may read: the public pages, the archive and its search, feeds, mail to subscribers, and imports of older archives.</summary>
public sealed class SiteModule : IModule
{
    /// <inheritdoc/>
    public string Name => "site";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton(new SiteCache());
        services.AddSingleton<SiteMaking>();
        services.AddSingleton<SiteTemplates>();
        services.AddSingleton<ReadCounter>();
        services.AddHostedService(provider => provider.GetRequiredService<ReadCounter>());
        services.AddHostedService<SiteNews>();
        services.AddSingleton<ArchiveMend>();
        services.AddHostedService(provider => provider.GetRequiredService<ArchiveMend>());
        services.AddSingleton<HubPing>();
        services.AddHostedService(provider => provider.GetRequiredService<HubPing>());
        services.AddScoped<SiteFrame>();
        services.AddScoped<ArticleShelf>();
        services.AddScoped<SiteReader>();
        services.AddScoped<ArticleTies>();
        services.AddScoped<ArticleWriting>();
        services.AddScoped<SiteDesk>();
        services.AddScoped<ICorrectionFollower>(provider => provider.GetRequiredService<SiteDesk>());
        services.AddScoped<PublicSheets>();
        services.AddScoped<GroupWishes>();
        services.AddScoped<SheetIndex>();
        services.AddScoped<ISheetWishFollower>(provider => provider.GetRequiredService<SheetIndex>());
        services.AddScoped<SheetShelf>();
        services.AddScoped<ExportStarts>();
        services.AddScoped<SearchFiles>();
        services.AddScoped<ISiteExport, SiteExport>();
        services.AddScoped<ISiteDemonstration, SiteDemonstration>();
        services.AddSingleton<AskPace>();
        services.AddScoped<SubscriberDesk>();
        services.AddScoped<ILetterReturns>(provider => provider.GetRequiredService<SubscriberDesk>());
        services.AddScoped<SubscribePages>();
        services.AddHostedService<SubscriberSweep>();
        services.AddScoped<Mailings>();
        services.AddScoped<MailingLetters>();
        services.AddSingleton<HandOverNotes>();
        services.AddScoped<ISubscriberImport, SubscriberImport>();
        services.AddSingleton<MailingRound>();
        services.AddHostedService(provider => provider.GetRequiredService<MailingRound>());
        services.AddSingleton<IMenu, SiteMenu>();
        services.AddScoped<FreePaths>();
        services.AddScoped<OldAddresses>();
        services.AddScoped<ArticleSaving>();
        services.AddScoped<PageSaving>();
        services.AddScoped<IssueSaving>();
        services.AddScoped<Batch>();
        services.AddScoped<IArchiveImport, ArchiveImport>();
    }

    /// <inheritdoc/>
    public void Shape(ModelBuilder model)
    {
        SiteFile.Shape(model.Entity<SiteFile>());
        Article.Shape(model.Entity<Article>());
        ArticleMark.Shape(model.Entity<ArticleMark>());
        ArticleNote.Shape(model.Entity<ArticleNote>());
        ArticlePicture.Shape(model.Entity<ArticlePicture>());
        OldAddress.Shape(model.Entity<OldAddress>());
        PublicIssue.Shape(model.Entity<PublicIssue>());
        PublicSheet.Shape(model.Entity<PublicSheet>());
        SheetFile.Shape(model.Entity<SheetFile>());
        SiteSetting.Shape(model.Entity<SiteSetting>());
        SitePage.Shape(model.Entity<SitePage>());
        SiteTemplate.Shape(model.Entity<SiteTemplate>());
        ReadCount.Shape(model.Entity<ReadCount>());
        ReferrerCount.Shape(model.Entity<ReferrerCount>());
        Subscriber.Shape(model.Entity<Subscriber>());
        Mailing.Shape(model.Entity<Mailing>());
        Delivery.Shape(model.Entity<Delivery>());
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        SubscribePages.Map(routes);
        SiteEndpoints.Map(routes);
    }

    /// <summary>Answers readers of the public site before anything else of the server is asked. First in the pipeline.</summary>
    public static void UseReaders(IApplicationBuilder app) => SiteDoor.Use(app);

    /// <summary>Leads readers on who come by an address of before. Behind the authentication, before the authorization.</summary>
    public static void UseOldAddresses(IApplicationBuilder app) => OldAddressDoor.Use(app);
}
