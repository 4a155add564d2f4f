using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Handbill.Floor.Writing;

/// <summary>Keeps the usual reader of forms from the body of a request, before anything asks it: the page reads what was sent itself.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class UnreadFormAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>Before everything that reads forms.</summary>
    public int Order => -3000;

    public void OnAuthorization(AuthorizationFilterContext context) => context.HttpContext.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
}
