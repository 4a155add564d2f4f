using Handbill.Distribution.Contracts;
using Handbill.Distribution.HandOuts;
using Handbill.Distribution.Rounds;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Modules;
using Handbill.Press.Contracts;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Distribution;

/// <summary>From the press to a worker's hand: print orders, and the rounds in which sheets are handed out.</summary>
public sealed class DistributionModule : IModule
{
    /// <inheritdoc/>
    public string Name => "distribution";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<EditionCopies>();
        services.AddScoped<RoundActs>();
        services.AddScoped<RoundDesk>();
        services.AddScoped<HandOutBook>();
        services.AddScoped<RoundPaper>();
        services.AddScoped<IMenu, RoundMenu>();
        services.AddScoped<IFrontNotes, RoundNotes>();
        services.AddScoped<ICalendarEntries, RoundCalendar>();
        services.AddScoped<IRoundDemonstration, RoundDemonstration>();
        services.AddScoped<IReturns, Returns>();
        services.AddScoped<IPlaceUse, RoundPlaces>();
        services.AddScoped<IEditionUse, RoundPlaces>();
    }

    /// <inheritdoc/>
    public void Shape(ModelBuilder model)
    {
        Round.Shape(model.Entity<Round>());
        Goer.Shape(model.Entity<Goer>());
        Bundle.Shape(model.Entity<Bundle>());
        RoundReport.Shape(model.Entity<RoundReport>());
        ReportLine.Shape(model.Entity<ReportLine>());
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes) => RoundEndpoints.Map(routes);
}
