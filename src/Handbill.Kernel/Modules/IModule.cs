using Handbill.Kernel.Data;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Kernel.Modules;

/// <summary>
/// A part of the system: its services, tables and routes. The class that implements this is the one to open to see all that a
/// module has. Razor pages are found in the module's assembly.
/// </summary>
public interface IModule
{
    /// <summary>One lower-case word; the module's tables begin with it and an underscore.</summary>
    string Name { get; }

    /// <summary>Registers the module's services.</summary>
    void AddServices(IServiceCollection services);

    /// <summary>Describes the module's tables.</summary>
    void Shape(ModelBuilder model);

    /// <summary>
    /// Looks at what is about to be saved, whoever saves it, before it is: the one place that no writer can pass by. Throws what
    /// refuses the save.
    /// </summary>
    Task GuardAsync(HandbillDb db, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Maps what is not a page: addresses that programs read.</summary>
    void Map(IEndpointRouteBuilder routes);
}
