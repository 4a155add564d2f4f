using Handbill.Desk.Contracts;
using Handbill.Distribution.Contracts;
using Handbill.Distribution.HandOuts;
using Handbill.Distribution.Orders;
using Handbill.Distribution.Orders.Ipp;
using Handbill.Distribution.Orders.Jobs;
using Handbill.Distribution.Orders.Machines;
using Handbill.Distribution.Orders.Prices;
using Handbill.Distribution.Rounds;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Modules;
using Handbill.Kernel.Work;
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
        services.AddScoped<OrderBook>();
        services.AddScoped<ICopyCounts>(provider => provider.GetRequiredService<OrderBook>());
        services.AddScoped<OrderDesk>();
        services.AddScoped<ICorrectionEffects, OrderEffects>();
        services.AddScoped<ISheetsSent, SentSheets>();
        services.AddScoped<IEditionUse, EditionOrders>();
        services.AddScoped<IMenu, OrderMenu>();
        services.AddScoped<IPrintDemonstration, PrintDemonstration>();
        services.AddScoped<JobBook>();
        services.AddScoped<JobDesk>();
        services.AddScoped<JobStates>();
        services.AddScoped<JobTracking>();
        services.AddScoped<JobFile>();
        services.AddScoped<CoverSheet>();
        services.AddKeyedScoped<IQueuedWork, JobSending>(JobDesk.Work);
        services.AddSingleton<IppPrinter>();
        services.AddSingleton<JobWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<JobWatch>());
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
        PriceList.Shape(model.Entity<PriceList>());
        Price.Shape(model.Entity<Price>());
        Machine.Shape(model.Entity<Machine>());
        PrintOrder.Shape(model.Entity<PrintOrder>());
        OrderLine.Shape(model.Entity<OrderLine>());
        PrintJob.Shape(model.Entity<PrintJob>());
        PrintJobEdition.Shape(model.Entity<PrintJobEdition>());
        Round.Shape(model.Entity<Round>());
        Goer.Shape(model.Entity<Goer>());
        Bundle.Shape(model.Entity<Bundle>());
        RoundReport.Shape(model.Entity<RoundReport>());
        ReportLine.Shape(model.Entity<ReportLine>());
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        OrderEndpoints.Map(routes);
        RoundEndpoints.Map(routes);
    }
}
