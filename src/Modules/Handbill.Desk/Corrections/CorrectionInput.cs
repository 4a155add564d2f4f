using System.Security.Cryptography;
using System.Text;
using Handbill.Desk.Stories;
using Handbill.Kernel.Outcomes;

namespace Handbill.Desk.Corrections;

/// <summary>What the form of a correction asks.</summary>
internal sealed class CorrectionInput
{
    private const int LongestReason = 1000, LongestBody = 1 << 20;

    public string What { get; set; } = "";

    public string Why { get; set; } = "";

    public string AgreedBy { get; set; } = "";

    public string Headline { get; set; } = "";

    public string Kicker { get; set; } = "";

    public string Byline { get; set; } = "";

    public string Body { get; set; } = "";

    /// <summary>The revision that whoever corrects had before them.</summary>
    public int BasedOn { get; set; }

    /// <summary>Names the text whose reach was shown; empty before it was.</summary>
    public string? Looked { get; set; }

    /// <summary>The text as it would be saved.</summary>
    internal StoryText Text => new(Headline.Trim(), Kicker.Trim(), Byline.Trim(), Body);

    /// <summary>Names the text, so that nobody saves another than the one whose reach they saw.</summary>
    internal string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{BasedOn}\n{Text.Headline}\n{Text.Kicker}\n{Text.Byline}\n{Text.Body}")))[..32];

    public static CorrectionInput Of(Story story) => new()
    {
        Headline = story.Headline, Kicker = story.Kicker, Byline = story.Byline, Body = story.Body, BasedOn = story.Revision,
    };

    /// <summary>What is wrong with it. Fields that were left empty come as null.</summary>
    public IEnumerable<Refusal> Check(Story story)
    {
        (What, Why, AgreedBy) = (What ?? "", Why ?? "", AgreedBy ?? "");
        (Headline, Kicker, Byline, Body) = (Headline ?? "", Kicker ?? "", Byline ?? "", (Body ?? "").Replace("\r\n", "\n", StringComparison.Ordinal));
        if (string.IsNullOrWhiteSpace(What) || What.Length > LongestReason)
        {
            yield return new Refusal("Input.What", "Say what was wrong and is right now, in at most {0} characters.", LongestReason);
        }

        if (string.IsNullOrWhiteSpace(Why) || Why.Length > LongestReason)
        {
            yield return new Refusal("Input.Why", "Say why it is corrected, in at most {0} characters.", LongestReason);
        }

        if (string.IsNullOrWhiteSpace(AgreedBy) || AgreedBy.Length > 200)
        {
            yield return new Refusal("Input.AgreedBy", "Say who agreed to it, in at most {0} characters.", 200);
        }

        if (string.IsNullOrWhiteSpace(Headline) || Headline.Length > 400)
        {
            yield return new Refusal("Input.Headline", "Write a headline of at most {0} characters.", 400);
        }

        if (Kicker.Length > 200)
        {
            yield return new Refusal("Input.Kicker", "Shorten this to {0} characters.", 200);
        }

        if (Byline.Length > 200)
        {
            yield return new Refusal("Input.Byline", "Shorten this to {0} characters.", 200);
        }

        if (string.IsNullOrWhiteSpace(Body) || Body.Length > LongestBody)
        {
            yield return new Refusal("Input.Body", "Write the text: no sheet holds more than {0} characters.", LongestBody);
        }

        if ((Headline.Trim(), Kicker.Trim(), Byline.Trim(), Body) == (story.Headline, story.Kicker, story.Byline, story.Body))
        {
            yield return new Refusal("Input.Body", "Nothing is different: change the text, then save the correction.");
        }
    }
}
