using Handbill.Kernel.Modules;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Vault;

/// <summary>The keys of members and groups, and what is sealed to them.</summary>
public sealed class VaultModule : IModule
{
    /// <inheritdoc/>
    public string Name => "vault";

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
