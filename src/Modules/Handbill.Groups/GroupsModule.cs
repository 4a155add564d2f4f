using Handbill.Groups.Accounts;
using Handbill.Groups.Audit;
using Handbill.Groups.Contracts;
using Handbill.Groups.Groups;
using Handbill.Groups.Organisations;
using Handbill.Groups.Post;
using Handbill.Groups.Roles;
using Handbill.Groups.Workplaces;
using Handbill.Groups.Workplaces.Import;
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
        SigningIn.Add(services);
        services.AddScoped<Sessions>();
        services.AddScoped<IFreshSignIn>(provider => provider.GetRequiredService<Sessions>());
        services.AddSingleton<KnownDevice>();
        services.AddScoped<Tries>();
        services.AddScoped<PassphraseSignIn>();
        services.AddScoped<Passkeys>();
        services.AddScoped<Joining>();
        services.AddScoped<SignInLinks>();
        services.AddScoped<IAccounts, AccountMaking>();
        services.AddScoped<ISetUp, SettingUp>();
        services.AddSingleton<OpenedOrganisation>();
        services.AddScoped<IOrganisationFaces, OrganisationFaces>();
        services.AddScoped<IOrganisations, OrganisationCards>();
        services.AddSingleton<SealedText>();
        services.AddSingleton<ISealedTexts>(provider => provider.GetRequiredService<SealedText>());
        services.AddSingleton<IPost, PostRoom>();
        services.AddScoped<NoticeDesk>();
        services.AddScoped<IAccountClosing>(provider => provider.GetRequiredService<NoticeDesk>());
        services.AddScoped<ILetterReturns>(provider => provider.GetRequiredService<NoticeDesk>());
        services.AddScoped<IPostDemonstration, PostDemonstration>();
        services.AddSingleton<NoticeRound>();
        services.AddHostedService(provider => provider.GetRequiredService<NoticeRound>());
        services.AddScoped<ScopeNames>();
        services.AddScoped<Giving>();
        services.AddScoped<Closing>();
        services.AddSingleton<IMenu, PeopleMenu>();
        services.AddScoped<IAccess, Access>();
        services.AddScoped<IMenu, AuditMenu>();
        services.AddScoped<IWorkplaces, WorkplaceDirectory>();
        services.AddScoped<IGates, GateDirectory>();
        services.AddScoped<INewWorkplaces, NewWorkplaces>();
        services.AddScoped<IGroups, GroupDirectory>();
        services.AddScoped<IPowers, Powers>();
        services.AddScoped<IMenu, WorkplaceMenu>();
        services.AddScoped<WorkplaceKeeping>();
        services.AddScoped<WorkplaceImport>();
        services.AddScoped<IWorkplaceImports, WorkplaceImports>();
    }

    /// <inheritdoc/>
    public void Shape(ModelBuilder model)
    {
        Organisation.Shape(model.Entity<Organisation>());
        AccountTables.Shape(model);
        Grant.Shape(model.Entity<Grant>());
        Invitation.Shape(model.Entity<Invitation>());
        Session.Shape(model.Entity<Session>());
        RecoveryCode.Shape(model.Entity<RecoveryCode>());
        SignInLink.Shape(model.Entity<SignInLink>());
        Group.Shape(model.Entity<Group>());
        Workplace.Shape(model.Entity<Workplace>());
        Gate.Shape(model.Entity<Gate>());
        Shift.Shape(model.Entity<Shift>());
        MailSetting.Shape(model.Entity<MailSetting>());
        NoticeAddress.Shape(model.Entity<NoticeAddress>());
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes) => ExportEndpoint.Map(routes);
}
