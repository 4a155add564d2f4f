using Handbill.Groups.Contracts;
using Handbill.Kernel.Modules;
using Handbill.Kernel.Work;
using Handbill.Press.Contracts;
using Handbill.Press.Deadlines;
using Handbill.Press.Folders;
using Handbill.Press.Imprints;
using Handbill.Press.IssueRuns;
using Handbill.Press.Proofs;
using Handbill.Press.Publications;
using Handbill.Press.Runs;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Press;

/// <summary>Publications, their issues and editions, and the press that makes them.</summary>
public sealed class PressModule : IModule
{
    /// <inheritdoc/>
    public string Name => "press";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<IPublicationNames, PublicationNames>();
        services.AddScoped<IPublications, PublicationDirectory>();
        services.AddScoped<IIssues, IssueDirectory>();
        services.AddScoped<IIssueIntake, IssueIntake>();
        services.AddSingleton<IFormPress, FormPress>();
        services.AddSingleton<WarmIssues>();
        services.AddSingleton<ILiveProofs, LiveProofs>();
        services.AddScoped<RunDesk>();
        services.AddScoped<IPressedSheets, PressedSheets>();
        services.AddScoped<RunBook>();
        services.AddScoped<IssueSheets>();
        services.AddScoped<ISheetArchive>(provider => provider.GetRequiredService<IssueSheets>());
        services.AddScoped<VariantDesk>();
        services.AddScoped<PartPress>();
        services.AddSingleton<RunTroubles>();
        services.AddSingleton<RunHands>();
        services.AddKeyedScoped<IQueuedWork, RunWork>(RunDesk.Work);
        services.AddKeyedScoped<IQueuedWork, RunReadiness>(RunReadiness.Work);
        services.AddSingleton<RunWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<RunWatch>());
        services.AddScoped<IssueOpening>();
        services.AddHostedService<IssueClock>();
        services.AddScoped<IMenu, PublicationMenu>();
        services.AddSingleton<ISheetChoices, SheetChoices>();
        services.AddScoped<IPlaceUse, EditionPlaces>();
        services.AddScoped<ImprintShelf>();
        services.AddScoped<IImprintRules, ImprintRules>();
        services.AddScoped<IImprintDemonstration, ImprintDemonstration>();
    }

    /// <inheritdoc/>
    public void Shape(ModelBuilder model)
    {
        Publication.Shape(model.Entity<Publication>());
        PlannedIssue.Shape(model.Entity<PlannedIssue>());
        PlannedEdition.Shape(model.Entity<PlannedEdition>());
        OwnProfile.Shape(model.Entity<OwnProfile>());
        CalendarFeed.Shape(model.Entity<CalendarFeed>());
        IssueRun.Shape(model.Entity<IssueRun>());
        RunPart.Shape(model.Entity<RunPart>());
        RunSheet.Shape(model.Entity<RunSheet>());
        VariantChoice.Shape(model.Entity<VariantChoice>());
        StoredSheet.Shape(model.Entity<StoredSheet>());
        StoredFile.Shape(model.Entity<StoredFile>());
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        FeedEndpoint.Map(routes);
        RunEndpoints.Map(routes);
    }
}
