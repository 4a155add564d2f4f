using Microsoft.Extensions.Localization;

namespace Handbill.Floor.Reading;

/// <summary>What the script of a submission's page says, in the reader's language.</summary>
internal static class InboxScriptWords
{
    /// <summary>Of the page on which all that waits is looked through.</summary>
    public static IReadOnlyDictionary<string, string> OfTriage(IStringLocalizer<InboxWords> words) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["opening"] = words["Opening {0} of {1} in this browser …"],
        ["opened"] = words["{0} are opened here. Nothing of it is kept when you leave this page."],
        ["stopped"] = words["Stopped. What was not opened is listed by its day."],
        ["otherKey"] = words["None of the keys that you have opens this. Ask a member who was in the group when it came."],
        ["damaged"] = words["This file is damaged and cannot be opened."],
        ["failed"] = words["It could not be fetched. Load the page again."],
        ["noText"] = words["No text was sent."],
        ["photos"] = words["photos: {0}"],
        ["voice"] = words["Voice note"],
        ["alike"] = words["Mark {0} that say nearly the same"],
    };

    public static IReadOnlyDictionary<string, string> Of(IStringLocalizer<InboxWords> words) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["opening"] = words["Opening it in this browser …"],
        ["opened"] = words["Opened here. Nothing of it is kept when you leave this page."],
        ["otherKey"] = words["None of the keys that you have opens this. Ask a member who was in the group when it came."],
        ["damaged"] = words["This file is damaged and cannot be opened."],
        ["failed"] = words["It could not be fetched. Load the page again."],
        ["photo"] = words["Photo {0}"],
        ["voice"] = words["Voice note"],
        ["save"] = words["Save {0}"],
        ["noText"] = words["No text was sent."],
        ["noReply"] = words["The sender left no mailbox: there is nobody to answer."],
        ["long"] = words["The answer is too long. Write at most 12,000 signs."],
        ["name"] = words["“{0}” looks like a name."],
        ["function"] = words["“{0}” says where or when somebody works; with a few others it says who."],
        ["phone"] = words["“{0}” looks like a telephone number."],
        ["mail"] = words["“{0}” is a mail address."],
        ["number"] = words["“{0}” looks like a personal number."],
        ["clear"] = words["Nothing was found that says who. Read it once more all the same: only somebody who knows the place can tell."],
        ["pair"] = words["“{0}”: a shift and a station together often fit one person alone."],
        ["use"] = words["Use it in the story"],
        ["leave"] = words["Do not use it"],
        ["how"] = words["Draw over what must not be seen: faces, badges, number plates, screens. Or move the frame with the arrow keys, size it with Shift, and cover with Enter. What is covered cannot be brought back."],
        ["frame"] = words["Frame of what is covered next"],
        ["cover"] = words["Cover what is in the frame"],
        ["undo"] = words["Undo"],
        ["redo"] = words["Redo"],
        ["covered"] = words["Parts covered: {0}"],
        ["alt"] = words["What the photo shows, in a sentence"],
        ["seen"] = words["I looked for faces, badges, number plates and screens: nothing in it says who"],
        ["noAlt"] = words["Say what photo {0} shows, for who does not see it."],
        ["notSeen"] = words["Look at photo {0} once more, and say that nothing in it says who."],
        ["noise"] = words["This browser changes the pixels of pictures, as a guard against being told apart. Allow this site to read pictures, or use another browser."],
        ["script"] = words["Part of it is in a script that is not checked for names and places. Have somebody read it who knows the language and the place."],
        ["notBegun"] = words["The story was not begun: see that an edition is chosen, and that headline and text are there."],
        ["beginning"] = words["The story is begun …"],
        ["copied"] = words["The text stands in the form. Change it until it could be anybody’s."],
    };
}
