using System.Diagnostics;
using System.Globalization;
using Handbill.Press.Runs;
using Handbill.Typesetting.Fitting;
using Handbill.Typesetting.Text;

namespace Handbill.Benchmarks.Papers;

/// <summary>
/// `paper FOLDER [TIMES]`: how long a newspaper of sixteen pages takes to fit with all frames of a page together, beside each frame on its own, and in how many sizes of
/// type that comes out. The folder's paper of four pages is made longer with its second page.
/// </summary>
internal static class PaperCommand
{
    private const int Pages = 16;

    public static int Run(string folder, IReadOnlyList<string> rest)
    {
        var times = rest.Count > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 9;
        var press = new WarmPress(folder);
        var four = press.Load(press.Issue.Editions[0]);
        var paper = Sixteen(four, four.Flatplan ?? throw new InvalidDataException($"{folder} has no flatplan.yaml"));
        var alone = Enumerable.Range(0, paper.Flatplan!.Frames.Length).Select(frame => Alone(paper, frame)).ToList();
        press.Fit(paper);
        var fitted = press.Fit(paper);
        Say("sixteen pages, each page as one", Median(times, () => press.Fit(paper)), fitted.Frames, fitted.PageFits.Select(page => page.Size));
        var single = alone.ConvertAll(press.Fit);
        Say("the same frames, each on its own", Median(times, () => alone.ForEach(copy => press.Fit(copy))), single.Select(one => one.Frames[0]), single.Zip(paper.Flatplan.Frames, (one, frame) => one.PageFits[frame.Box.Page - 1].Size));
        return 0;
    }

    private static EditionCopy Sixteen(EditionCopy four, Flatplan plan)
    {
        var (items, frames) = (four.Items.ToBuilder(), plan.Frames.Where(frame => frame.Box.Page < 4).ToList());
        for (var page = 4; page < Pages; page++)
        {
            foreach (var frame in plan.Frames.Where(frame => frame.Box.Page == 2))
            {
                frames.Add(new PlannedFrame(frame.Box with { Page = page }, items.Count));
                items.Add(four.Items[frame.Story] with { });
            }
        }

        frames.AddRange(plan.Frames.Where(frame => frame.Box.Page == 4).Select(frame => frame with { Box = frame.Box with { Page = Pages } }));
        return four with { Items = items.ToImmutable(), Flatplan = plan with { Pages = Pages, Frames = [.. frames] } };
    }

    // As the frame comes: an article that runs on is set as if this were all its room.
    private static EditionCopy Alone(EditionCopy paper, int frame)
    {
        var one = paper.Flatplan!.Frames[frame];
        return paper with { Items = [paper.Items[one.Story]], Flatplan = paper.Flatplan with { Frames = [one with { Story = 0 }] } };
    }

    private static double Median(int times, Action action)
    {
        var taken = new double[times];
        for (var time = 0; time < times; time++)
        {
            var began = Stopwatch.GetTimestamp();
            action();
            taken[time] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        return taken.Order().ElementAt(times / 2);
    }

    private static void Say(string what, double milliseconds, IEnumerable<FrameFit> frames, IEnumerable<double> sizes)
    {
        var all = frames.ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {milliseconds:0} ms, {all.Count(frame => frame.Outcome == FitOutcome.Fitted)} of {all.Count} frames exactly full, {sizes.Distinct().Count()} sizes of type"));
    }
}
