using Handbill.Press.Contracts;
using Handbill.Typesetting.Forms;
using Handbill.Typesetting.Pages;
using Handbill.Ui.Words;
using Microsoft.Extensions.Localization;

namespace Handbill.Vault.Members;

/// <summary>
/// The sheet that opens a member's keys when all else is lost, set by our own press with two blanks: the code is made in the browser and fills them there, and so was never here.
/// </summary>
internal sealed class RecoverySheet(IFormPress press, IStringLocalizer<VaultWords> words)
{
    // As client/vault/recovery.ts has them, and the hyphen between groups.
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ2345679-";
    private const double CodeHeight = 48, QrSize = 140, Quiet = 24;

    /// <summary>Draws it.</summary>
    /// <param name="name">Under which name its owner signs in.</param>
    /// <param name="sheet">The paper.</param>
    /// <returns>SVG of one page with the blanks `code` and `qr`.</returns>
    public string Draw(string name, Sheet sheet) => press.Draw(new Form
    {
        Title = words["Recovery sheet"],
        Language = Language.Current.Code,
        Sheet = sheet,
        Parts =
        [
            new FormParagraph(name, Strong: true),
            Part("Whoever has this sheet and can sign in with this name can read what is sealed to it. It helps when the passphrase is forgotten and the passkeys are gone."),
            new FormBlank("code", 0, CodeHeight, Letters),
            new FormBlank("qr", QrSize, QrSize + (2 * Quiet)),
            Part("Keep it at home or with somebody you trust, not at work, not in a bag with your telephone."),
            Part("Take no picture of it, and keep no copy on a device."),
            Part("To use it: sign in, open “My keys”, choose “Use the recovery sheet” and type the code."),
            Part("If it is lost, print a new one: the old one then opens nothing."),
        ],
    });

    private FormParagraph Part(string text) => new(words[text]);
}
