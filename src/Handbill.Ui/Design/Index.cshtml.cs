using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Handbill.Ui.Design;

/// <summary>Shows every component with real words, in every state.</summary>
[AllowAnonymous]
internal sealed class IndexModel : PageModel;
