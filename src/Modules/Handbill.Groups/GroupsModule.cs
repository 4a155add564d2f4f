using Handbill.Groups.Accounts;
using Handbill.Groups.Audit;
using Handbill.Groups.Contracts;
using Handbill.Groups.Groups;
using Handbill.Groups.Organisations;
using Handbill.Groups.Roles;
using Handbill.Groups.Workplaces;
using Handbill.Kernel.Modules;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Groups;

/// <summary>Who there is: the organisation, its workplaces and groups, those who sign in and what they may do.</summary>
public sealed class GroupsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "groups";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services)
    {
        SignIn.Add(services);
        services.AddScoped<IAccess, Access>();
        services.AddScoped<IMenu, AuditMenu>();
        services.AddScoped<IWorkplaces, WorkplaceDirectory>();
    }

    /// <inheritdoc/>
    public void Shape(ModelBuilder model)
    {
        Organisation.Shape(model.Entity<Organisation>());
        AccountTables.Shape(model);
        Grant.Shape(model.Entity<Grant>());
        Invitation.Shape(model.Entity<Invitation>());
        Session.Shape(model.Entity<Session>());
        Group.Shape(model.Entity<Group>());
        Workplace.Shape(model.Entity<Workplace>());
        Gate.Shape(model.Entity<Gate>());
        Shift.Shape(model.Entity<Shift>());
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
    }
}
