using Handbill.Groups.Contracts;

namespace Handbill.Groups.Roles;

/// <summary>Roles as forms name them.</summary>
internal static class RoleText
{
    /// <summary>The role of this name; null for anything else, numbers too.</summary>
    public static Role? Read(string? text) =>
        Enum.GetValues<Role>().Where(role => role.ToString() == text).Select(role => (Role?)role).FirstOrDefault();
}
