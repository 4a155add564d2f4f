using System.Text.Json;
using Microsoft.Extensions.Localization;

namespace Handbill.Floor.Writing;

/// <summary>What the scripts of the pages on the floor say, in the reader's language.</summary>
internal static class FloorScriptWords
{
    public static string Json(IStringLocalizer<FloorWords> words) => JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["empty"] = words["Write something, or choose a photo."],
        ["many"] = words["Four photos at most: the others were left out."],
        ["heic"] = words["This photo is of a kind (HEIC) that cannot be cleaned here. On an iPhone choose Settings, Camera, Formats, Most Compatible, and take it again; or send a screenshot of it."],
        ["broken"] = words["This photo is damaged. Choose another, or a screenshot of it."],
        ["unknown"] = words["This is no photo that can be cleaned. Send a JPEG, PNG or WebP, or a screenshot of it."],
        ["removed"] = words["Taken out: {0}."],
        ["clean"] = words["Nothing in it told of you."],
        ["place"] = words["the place"],
        ["time"] = words["the time"],
        ["camera"] = words["the camera"],
        ["program"] = words["the program"],
        ["thumbnail"] = words["a small copy of the picture"],
        ["words"] = words["words"],
        ["profile"] = words["a colour profile"],
        ["other"] = words["other marks"],
        ["photo"] = words["Photo {0}"],
        ["drop"] = words["Leave it out"],
        ["record"] = words["Record a voice note"],
        ["stop"] = words["Stop"],
        ["recording"] = words["Recording. A voice can be known again: speak only if that is all right."],
        ["recorded"] = words["The voice note goes with it."],
        ["microphone"] = words["The microphone could not be used."],
        ["either"] = words["Photos or a voice note, not both: the photos were left out."],
        ["key"] = words["{0} stands on my sheet"],
        ["sealing"] = words["Sealing it on this phone …"],
        ["working"] = words["Getting ready to send …"],
        ["sending"] = words["Sending. Keep this page open."],
        ["waiting"] = words["No connection. It goes on by itself as soon as there is one: keep this page open."],
        ["large"] = words["That is too much at once. Leave a photo out, or send two times."],
        ["failed"] = words["It could not be sent. It is still here: try again."],
        ["badWords"] = words["These are not twelve words of such a list. Look for a slip."],
        ["otherWords"] = words["Not the same yet. Compare word by word."],
        ["looking"] = words["Looking …"],
        ["none"] = words["Nothing lies there. An answer may still come."],
        ["unreadable"] = words["One answer cannot be opened with these words."],
    });
}
