using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Microsoft.AspNetCore.Http;

namespace Handbill.Desk.Proofs;

/// <summary>Text that somebody is typing: it is set for the proof and saved nowhere.</summary>
internal sealed record UnsavedText(StoryId Story, string Headline, string Kicker, string Byline, string Body)
{
    /// <summary>Longest text of a story, in characters: as much as a file of copy may have.</summary>
    public const int Longest = 1 << 20;

    /// <summary>Reads what the story's form has; null when it names no story.</summary>
    public static UnsavedText? Of(IFormCollection form)
    {
        return StoryId.TryParse(form["story"], null, out var story)
            ? new UnsavedText(story, Field("Headline"), Field("Kicker"), Field("Byline"), Field("Body"))
            : null;

        // The editor's form binds its fields to a model called Input.
        string Field(string name) => (form.TryGetValue($"Input.{name}", out var text) ? text : form[name]).ToString();
    }

    public bool IsTooLong => Body.Length > Longest || Headline.Length > 400 || Kicker.Length > 200 || Byline.Length > 200;

    /// <summary>True when it is what is saved: the proof of it is the edition's own. Forms end their lines as they like.</summary>
    public bool IsOf(Story story) =>
        (Headline, Kicker, Byline) == (story.Headline, story.Kicker, story.Byline)
        && Body.ReplaceLineEndings("\n").TrimEnd() == story.Body.ReplaceLineEndings("\n").TrimEnd();

    /// <summary>Puts the text in the place of the saved one. The story is one that was read for this request alone.</summary>
    public void PutInto(Story story) => (story.Headline, story.Kicker, story.Byline, story.Body) = (Headline, Kicker, Byline, Body);
}
