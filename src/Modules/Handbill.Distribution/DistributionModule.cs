using Handbill.Kernel.Modules;
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
    }

    /// <inheritdoc/>
    public void Shape(ModelBuilder model)
    {
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
    }
}
