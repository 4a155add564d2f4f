using Handbill.Kernel.Modules;
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
