using Handbill.Desk.Boards;
using Handbill.Desk.Contracts;
using Handbill.Desk.Corrections;
using Handbill.Desk.Editorials;
using Handbill.Desk.Editorials.Translations;
using Handbill.Desk.Fits;
using Handbill.Desk.Flatplans;
using Handbill.Desk.Folders;
using Handbill.Desk.Locks;
using Handbill.Desk.Meetings;
using Handbill.Desk.Pictures;
using Handbill.Desk.Proofs;
using Handbill.Desk.Stories;
using Handbill.Desk.Variants;
using Handbill.Kernel.Data;
using Handbill.Kernel.Modules;
using Handbill.Press.Contracts;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Desk;

/// <summary>Where stories are worked on: their revisions and translations, the meeting that approves them, the proof beside them.</summary>
public sealed class DeskModule : IModule
{
    /// <inheritdoc/>
    public string Name => "desk";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<StoryDesk>();
        services.AddScoped<StoryWriting>();
        services.AddScoped<StoryShelf>();
        services.AddScoped<IReadyStories, ReadyStories>();
        services.AddScoped<IEditionUse, EditionUse>();
        services.AddScoped<EditionApproval>();
        services.AddScoped<MeetingDesk>();
        services.AddScoped<MeetingActs>();
        services.AddScoped<PictureSight>();
        services.AddSingleton<IMenu, StoryMenu>();
        services.AddScoped<FolderExport>();
        services.AddScoped<IIssueFolders, IssueFolders>();
        services.AddScoped<IDemonstration, Demonstration>();
        services.AddSingleton<ImportTray>();
        services.AddScoped<ProofDesk>();
        services.AddScoped<SheetPictures>();
        services.AddScoped<IIssueCopy, SheetCopies>();
        services.AddScoped<FitSetting>();
        services.AddSingleton<FitWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<FitWatch>());
        services.AddSingleton<ShownSheets>();
        services.AddScoped<VariantNaming>();
        services.AddScoped<CorrectionReach>();
        services.AddScoped<CorrectionOffers>();
        services.AddScoped<IssueLocking>();
        services.AddScoped<EditorialLocking>();
        services.AddScoped<EditorialDesk>();
        services.AddScoped<TranslationDesk>();
        services.AddScoped<FlatplanDesk>();
        services.AddScoped<BoardDesk>();
        services.AddSingleton<IMenu, BoardMenu>();
        services.Configure<MvcOptions>(options => options.Filters.Add<LockedAnswer>());
    }

    /// <inheritdoc/>
    public Task GuardAsync(HandbillDb db, CancellationToken cancellation) => LockGuard.CheckAsync(db, cancellation);

    /// <inheritdoc/>
    public void Shape(ModelBuilder model)
    {
        Story.Shape(model.Entity<Story>());
        Revision.Shape(model.Entity<Revision>());
        Comment.Shape(model.Entity<Comment>());
        Template.Shape(model.Entity<Template>());
        Picture.Shape(model.Entity<Picture>());
        Meeting.Shape(model.Entity<Meeting>());
        Decision.Shape(model.Entity<Decision>());
        Flatplan.Shape(model.Entity<Flatplan>());
        FlatplanStep.Shape(model.Entity<FlatplanStep>());
        Correction.Shape(model.Entity<Correction>());
        CorrectionAnswer.Shape(model.Entity<CorrectionAnswer>());
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        PictureFiles.Map(routes);
        FolderEndpoints.Map(routes);
        ProofEndpoints.Map(routes);
        BoardEndpoints.Map(routes);
        FlatplanEndpoints.Map(routes);
    }
}
