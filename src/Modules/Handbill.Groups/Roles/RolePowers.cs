using System.Collections.Frozen;
using Handbill.Groups.Contracts;
using static Handbill.Groups.Contracts.Permission;

namespace Handbill.Groups.Roles;

/// <summary>What each role may do, within its scope. The one table that answers for it.</summary>
internal static class RolePowers
{
    private static readonly FrozenDictionary<Role, FrozenSet<Permission>> Table = new Dictionary<Role, Permission[]>
    {
        [Role.GroupMember] = [WriteItems, ApproveItems, HandOut, ReadSubmissions],
        [Role.GroupSecretary] = [WriteItems, ApproveItems, KeepWorkplaces, HandOut, KeepRounds, ReadSubmissions],
        [Role.DeskEditor] = [WriteItems, SeeEditorials, WriteEditorials, KeepTemplates, SeeBoard, ExportIssues, Publish],
        [Role.EditorialBoard] = [WriteItems, SeeEditorials, WriteEditorials, KeepTemplates, Permission.Lock, Translate, SeeBoard, ExportIssues, RunPress, Publish],
        [Role.Translator] = [SeeEditorials, Translate],
        [Role.PressOperator] = [SeeBoard, ExportIssues, RunPress, KeepMachines, HandOut, KeepRounds],
        [Role.Distributor] = [HandOut, KeepRounds],
        [Role.OrganisationSecretary] = [KeepGroups, KeepWorkplaces, KeepPublications, KeepTemplates, SeeBoard, ExportIssues, RunPress, KeepMachines, KeepPeople, HandOut, KeepRounds],
        [Role.Administrator] = [Administer, KeepPeople],
    }.ToFrozenDictionary(row => row.Key, row => row.Value.Append(SignedIn).ToFrozenSet());

    /// <summary>True when the role includes it.</summary>
    public static bool Include(Role role, Permission permission) => Table[role].Contains(permission);

    /// <summary>The kinds of scope that a role can be given for.</summary>
    public static IReadOnlyList<ScopeKind> ScopesOf(Role role) => role switch
    {
        Role.GroupMember or Role.GroupSecretary => [ScopeKind.Group],
        Role.OrganisationSecretary or Role.Administrator => [ScopeKind.Organisation],
        _ => [ScopeKind.Publication, ScopeKind.Organisation],
    };
}
