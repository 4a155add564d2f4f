using Handbill.Floor.Writing;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Typesetting.Forms;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Text;
using Handbill.Ui.Words;
using Microsoft.Extensions.Localization;

namespace Handbill.Floor.Reading;

/// <summary>One side of paper for workers: how to write in, what is safe and what is not, with the group's code.</summary>
internal sealed class Leaflet(IFormPress press, IStringLocalizer<FloorWords> words)
{
    /// <summary>Sets it.</summary>
    /// <param name="group">The group's name.</param>
    /// <param name="address">The whole address behind the code.</param>
    /// <param name="language">The language.</param>
    /// <param name="sheet">The paper: A4 or Letter.</param>
    /// <returns>A PDF of one page.</returns>
    public byte[] Write(string group, string address, Language language, Sheet sheet) => language.Say(() => press.WriteOnePage(new Form
    {
        Title = words["How to write to us"],
        Language = language.Code,
        Sheet = sheet,
        Parts =
        [
            new FormCode(QrDrawing.ModulesOf(address), address, group, SubmitAddress.Shown(address)),
            Part("Scan the code. Use mobile data, not the Wi-Fi at work, and your own phone."),
            new FormHeading(words["Write what happened"]),
            Part("Leave out your name, your shift, your station. Look at your photo before you send it: is there a badge, a face, something that only you could have taken? The page takes out of the file where and when it was taken. It cannot take out what the picture shows. A voice can be known again."),
            new FormHeading(words["It is sealed on your phone"]),
            Part("Only the group can open it: not the server, not your employer. If the page says that the key is not the one on your sheet, send nothing. Ask whoever handed you the sheet, face to face."),
            new FormHeading(words["Bad connection?"]),
            Part("Leave the page open. It goes on by itself, and says when it is safely in. If you close the page before, nothing was sent and nothing is left on the phone."),
            new FormHeading(words["Then you see twelve words"]),
            Part("Write them on paper, not on the phone. With them you read our answer, on any phone: open the address above and choose “Read answers”. Nobody can tell you the words again, and whoever has them can read the answer and write as you."),
            new FormHeading(words["What nobody can promise"]),
            Part("Whoever holds your phone while you write sees what you write. The phone company knows that you opened a page of ours, and not what you wrote. A server in the hands of somebody else could be made to show a false page: that is why there is a key on the paper."),
        ],
    }));

    private FormParagraph Part(string text) => new(words[text]);
}
