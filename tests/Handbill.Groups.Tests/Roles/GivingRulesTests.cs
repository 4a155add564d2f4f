using Handbill.Groups.Contracts;
using Handbill.Groups.Roles;

namespace Handbill.Groups.Tests.Roles;

public sealed class GivingRulesTests
{
    private static readonly Scope Group = new(ScopeKind.Group, Guid.NewGuid());
    private static readonly Scope Publication = Scope.Publication(Guid.NewGuid());

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public void An_administrator_gives_every_role_for_every_scope_that_it_has(Role role)
    {
        foreach (var scope in new[] { Scope.Organisation, Group, Publication })
        {
            GivingRules.May([(Role.Administrator, Scope.Organisation)], role, scope).ShouldBe(RolePowers.ScopesOf(role).Contains(scope.Kind));
        }
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void A_secretary_gives_all_but_administrator(Role role)
    {
        foreach (var scope in new[] { Scope.Organisation, Group, Publication })
        {
            GivingRules.May([(Role.OrganisationSecretary, Scope.Organisation)], role, scope)
                .ShouldBe(role != Role.Administrator && RolePowers.ScopesOf(role).Contains(scope.Kind));
        }
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void Nobody_else_gives_anything(Role own)
    {
        if (own is Role.Administrator or Role.OrganisationSecretary)
        {
            return;
        }

        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var scope in new[] { Scope.Organisation, Group, Publication })
            {
                GivingRules.May([(own, Scope.Organisation), (own, scope)], role, scope).ShouldBeFalse();
            }
        }
    }

    // Whatever one may give includes nothing beyond one's reach that one could not also have by giving it to oneself, but the server.
    [Fact]
    public void Nobody_reaches_the_settings_of_the_server_through_what_a_secretary_gives()
    {
        (Role, Scope)[] own = [(Role.OrganisationSecretary, Scope.Organisation)];

        Enum.GetValues<Role>().Where(role => RolePowers.Include(role, Permission.Administer) && RolePowers.ScopesOf(role).Any(kind => GivingRules.May(own, role, new Scope(kind, null))))
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_last_administrator_stays_one()
    {
        (Role, Scope)[] own = [(Role.Administrator, Scope.Organisation)];

        GivingRules.MayTake(own, Role.Administrator, Scope.Organisation, administrators: 1).ShouldBeFalse();
        GivingRules.MayTake(own, Role.Administrator, Scope.Organisation, administrators: 2).ShouldBeTrue();
        GivingRules.MayTake(own, Role.Translator, Publication, administrators: 1).ShouldBeTrue();
    }
}
