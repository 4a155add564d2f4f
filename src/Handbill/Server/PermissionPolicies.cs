using Handbill.Groups.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server;

/// <summary>
/// A policy for each permission, by the same name: it opens a page to whoever has the permission in some scope. What is on the
/// page is asked for again, with its scope, where it is read.
/// </summary>
internal static class PermissionPolicies
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<IAuthorizationHandler, Handler>();
        services.AddAuthorization(options =>
        {
            foreach (var permission in Enum.GetValues<Permission>())
            {
                options.AddPolicy(permission.ToString(), policy => policy.RequireAuthenticatedUser().AddRequirements(new Requirement(permission)));
            }
        });
    }

    private sealed record Requirement(Permission Permission) : IAuthorizationRequirement;

    private sealed class Handler(IAccess access) : AuthorizationHandler<Requirement>
    {
        protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement)
        {
            if (await access.MayAnywhereAsync(requirement.Permission, CancellationToken.None))
            {
                context.Succeed(requirement);
            }
        }
    }
}
