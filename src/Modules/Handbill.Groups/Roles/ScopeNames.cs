using Handbill.Groups.Accounts;
using Handbill.Groups.Contracts;
using Handbill.Groups.Groups;
using Handbill.Kernel.Data;
using Handbill.Ui.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Roles;

/// <summary>What roles and scopes are called on screen, and how a form names them.</summary>
internal sealed class ScopeNames(HandbillDb db, IEnumerable<IPublicationNames> publications, IStringLocalizer<AccountWords> words)
{
    private const string Whole = "organisation";

    private IReadOnlyDictionary<Scope, string>? _names;

    /// <summary>All scopes that there are now, in the order in which they are offered.</summary>
    public async Task<IReadOnlyDictionary<Scope, string>> AllAsync(CancellationToken cancellation)
    {
        if (_names is not null)
        {
            return _names;
        }

        var names = new Dictionary<Scope, string> { [Scope.Organisation] = words["The whole organisation"] };
        foreach (var one in publications)
        {
            foreach (var (id, name) in (await one.AllAsync(cancellation)).OrderBy(pair => pair.Value, StringComparer.OrdinalIgnoreCase))
            {
                names[Scope.Publication(id)] = name;
            }
        }

        foreach (var group in await db.Set<Group>().AsNoTracking().Where(one => one.ArchivedAt == null).OrderBy(one => one.Name).ToListAsync(cancellation))
        {
            names[Scope.Group(group.Id)] = group.Name;
        }

        return _names = names;
    }

    /// <summary>What a scope is called; what is no longer there is said to be gone.</summary>
    public async Task<string> OfAsync(Scope scope, CancellationToken cancellation) =>
        (await AllAsync(cancellation)).TryGetValue(scope, out var name) ? name : words["(no longer there)"];

    public string Of(Role role) => role switch
    {
        Role.GroupMember => words["Group member"],
        Role.GroupSecretary => words["Group secretary"],
        Role.DeskEditor => words["Desk editor"],
        Role.EditorialBoard => words["Editorial board"],
        Role.Translator => words["Translator"],
        Role.PressOperator => words["Press operator"],
        Role.Distributor => words["Distributor"],
        Role.OrganisationSecretary => words["Organisation secretary"],
        _ => words["Administrator"],
    };

    /// <summary>The roles that somebody may give at all.</summary>
    public IEnumerable<Choice> RoleChoices(IReadOnlyList<(Role Role, Scope Scope)> own) => Enum.GetValues<Role>()
        .Where(role => RolePowers.ScopesOf(role).Any(kind => GivingRules.May(own, role, new Scope(kind, null))))
        .Select(role => new Choice(role.ToString(), Of(role)));

    public async Task<IEnumerable<Choice>> ScopeChoicesAsync(CancellationToken cancellation) =>
        (await AllAsync(cancellation)).Select(pair => new Choice(Write(pair.Key), pair.Value));

    /// <summary>The scope that a form names, if it is there; null otherwise.</summary>
    public async Task<Scope?> ReadAsync(string? text, CancellationToken cancellation) =>
        (await AllAsync(cancellation)).Keys.Where(scope => Write(scope) == text).Select(scope => (Scope?)scope).FirstOrDefault();

    public static string Write(Scope scope) => scope.Id is { } id ? $"{(scope.Kind == ScopeKind.Group ? "group" : "publication")}-{id:N}" : Whole;
}
