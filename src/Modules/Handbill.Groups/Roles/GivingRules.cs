using Handbill.Groups.Contracts;

namespace Handbill.Groups.Roles;

/// <summary>
/// Who may give and take which role. Whoever keeps people (an organisation secretary, an administrator) gives and takes every role in every
/// scope, with one exception: only an administrator makes or unmakes administrators. So nobody gives more than they have power over: a secretary
/// cannot reach the server's settings through somebody else. The last administrator stays one.
/// </summary>
internal static class GivingRules
{
    /// <summary>True when somebody with these roles may give or take a role for a scope.</summary>
    public static bool May(IEnumerable<(Role Role, Scope Scope)> own, Role role, Scope scope) =>
        RolePowers.ScopesOf(role).Contains(scope.Kind)
        && own.Any(one => one.Scope.Covers(scope)
            && RolePowers.Include(one.Role, Permission.KeepPeople)
            && (role != Role.Administrator || RolePowers.Include(one.Role, Permission.Administer)));

    /// <summary>True when a role may be taken, given how many administrators would be left.</summary>
    public static bool MayTake(IEnumerable<(Role Role, Scope Scope)> own, Role role, Scope scope, int administrators) =>
        May(own, role, scope) && (role != Role.Administrator || administrators > 1);
}
