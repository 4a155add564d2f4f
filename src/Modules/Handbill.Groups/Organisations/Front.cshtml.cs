using Handbill.Groups.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Handbill.Groups.Organisations;

/// <summary>The first page after signing in: all the ways that one may go.</summary>
[Authorize(nameof(Permission.SignedIn))]
internal sealed class FrontModel : PageModel;
