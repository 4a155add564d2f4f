using Handbill.Desk.Stories.Merging;

namespace Handbill.Desk.Stories;

/// <summary>What is chosen for a story beside its text.</summary>
internal sealed record StorySettings(string Language, bool MayBeHeld, DateTimeOffset? EmbargoUntil)
{
    public static StorySettings Of(Story story) => new(story.Language, story.MayBeHeld, story.EmbargoUntil);
}

/// <summary>What somebody chose, and what they had before them. Pure.</summary>
internal sealed record StorySettingsChange(StorySettings Before, StorySettings Mine)
{
    /// <summary>The settings that somebody else chose otherwise meanwhile; null when there are none.</summary>
    public IReadOnlyList<string>? Against(Story story)
    {
        var now = StorySettings.Of(story);
        List<string> touched = [];
        Note(Before.Language, Mine.Language, now.Language, nameof(StorySettings.Language));
        Note(Before.MayBeHeld, Mine.MayBeHeld, now.MayBeHeld, nameof(StorySettings.MayBeHeld));
        Note(Before.EmbargoUntil, Mine.EmbargoUntil, now.EmbargoUntil, nameof(StorySettings.EmbargoUntil));
        return touched.Count == 0 ? null : touched;

        void Note<T>(T before, T mine, T theirs, string name)
        {
            if (!CopyMerge.OfWhole(before, mine, theirs).IsClean)
            {
                touched.Add(name);
            }
        }
    }

    /// <summary>Puts them into the story.</summary>
    /// <returns>True when something was changed by it.</returns>
    public bool ApplyTo(Story story)
    {
        var now = StorySettings.Of(story);
        story.Language = CopyMerge.OfWhole(Before.Language, Mine.Language, now.Language).Value;
        story.MayBeHeld = CopyMerge.OfWhole(Before.MayBeHeld, Mine.MayBeHeld, now.MayBeHeld).Value;
        story.EmbargoUntil = CopyMerge.OfWhole(Before.EmbargoUntil, Mine.EmbargoUntil, now.EmbargoUntil).Value;
        return StorySettings.Of(story) != now;
    }
}
