using Handbill.Groups.Contracts;
using Handbill.Kernel.Modules;
using Handbill.Ui.Layout;
using Handbill.Vault.Acts;
using Handbill.Vault.Contracts;
using Handbill.Vault.Demonstrations;
using Handbill.Vault.Groups;
using Handbill.Vault.Members;
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
        services.AddScoped<MemberKeys>();
        services.AddScoped<IAccountClosing>(provider => provider.GetRequiredService<MemberKeys>());
        services.AddScoped<RecoverySheet>();
        services.AddScoped<GroupKeyBook>();
        services.AddScoped<IGroupKeys>(provider => provider.GetRequiredService<GroupKeyBook>());
        services.AddScoped<GroupKeyActs>();
        services.AddScoped<ITwoPersonActs, TwoPersonActs>();
        services.AddScoped<IVaultDemonstration, VaultDemonstration>();
        services.AddKeyedScoped<IAgreedAct, Unlocking>(KeyActs.Unlock);
        services.AddKeyedScoped<IAgreedAct, Destruction>(KeyActs.Destroy);
        services.AddKeyedScoped<IAgreedAct, Recovery>(KeyActs.Recover);
        services.AddKeyedScoped<IAgreedAct, KeyExport>(KeyActs.Export);
        services.AddScoped<IMenu, VaultMenu>();
    }

    /// <inheritdoc/>
    public void Shape(ModelBuilder model)
    {
        MemberKey.Shape(model.Entity<MemberKey>());
        KeyWrap.Shape(model.Entity<KeyWrap>());
        KeyEpoch.Shape(model.Entity<KeyEpoch>());
        GivenKey.Shape(model.Entity<GivenKey>());
        GroupLock.Shape(model.Entity<GroupLock>());
        TwoPersonAct.Shape(model.Entity<TwoPersonAct>());
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes) => KeyEndpoint.Map(routes);
}
