using Handbill.Kernel.Modules;
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
