using Handbill.Ui.Assets;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Handbill.Vault.Bundle;

/// <summary>The hash of the scripts that make and open keys, for whoever wants to check them.</summary>
[AllowAnonymous]
internal sealed class CheckModel(AssetStore assets) : PageModel
{
    private const string Script = "vault.js";

    public string Address => assets.Href(Script);

    public string Hash => assets.HashOf(Script);

    public string Licences => assets.Href("scripts-licence.txt");

    /// <summary>SHA-256 over the names and contents of all files.</summary>
    public string All => assets.Hash;
}
