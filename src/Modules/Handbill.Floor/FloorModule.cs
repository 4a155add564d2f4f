using Handbill.Floor.Contracts;
using Handbill.Floor.Demonstrations;
using Handbill.Floor.Reading;
using Handbill.Floor.Submissions;
using Handbill.Floor.Writing;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Modules;
using Handbill.Press.Contracts;
using Handbill.Ui.Layout;
using Handbill.Vault.Contracts;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Floor;

/// <summary>Sealed submissions from the floor: the page behind the code on the sheet, mailboxes, and the group's inbox.</summary>
public sealed class FloorModule : IModule
{
    /// <inheritdoc/>
    public string Name => "floor";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton(FloorLimits.Usual);
        services.AddSingleton<FloorLoad>();
        services.AddSingleton<WorkProof>();
        services.AddSingleton<PlainForms>();
        services.AddScoped<Uploads>();
        services.AddScoped<FloorDesk>();
        services.AddScoped<InboxDesk>();
        services.AddScoped<Leaflet>();
        services.AddScoped<DeletionDesk>();
        services.AddKeyedScoped<IAgreedAct, SubmissionDeletion>(DeletionDesk.Kind);
        services.AddScoped<ISubmitAddresses, SheetAddresses>();
        services.AddScoped<IFloorDemonstration, FloorDemonstration>();
        services.AddScoped<IMenu, InboxMenu>();
        services.AddScoped<IFrontNotes, InboxNotes>();
        services.AddScoped<INoticeSource, InboxNotices>();
        services.AddSingleton<FloorSweep>();
        services.AddHostedService(provider => provider.GetRequiredService<FloorSweep>());
    }

    /// <inheritdoc/>
    public void Shape(ModelBuilder model)
    {
        Inbox.Shape(model.Entity<Inbox>());
        Submission.Shape(model.Entity<Submission>());
        Upload.Shape(model.Entity<Upload>());
        SealedPiece.Shape(model.Entity<SealedPiece>());
        Letter.Shape(model.Entity<Letter>());
        EntryToken.Shape(model.Entity<EntryToken>());
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        UploadEndpoints.Map(routes);
        InboxEndpoints.Map(routes);
    }
}
