using System.CommandLine;
using System.CommandLine.Completions;
using Handbill.Press.Contracts;

namespace Handbill.Commands;

/// <summary>Arguments and options that several commands have.</summary>
internal static class Parameters
{
    /// <summary>The issue folder.</summary>
    public static Argument<string> Folder() => new("FOLDER") { Description = "The issue folder: issue.yaml, editorial.md, workplaces/…" };

    /// <summary>Where sheets are written to.</summary>
    public static Option<string> Out() => new("--out", "-o")
    {
        Description = "Folder that the sheets are written to; made when it is missing.",
        HelpName = "OUT",
        Required = true,
    };

    /// <summary>Editions to take, by slug.</summary>
    public static Option<string[]> Only(Argument<string> folder)
    {
        var option = new Option<string[]>("--only")
        {
            Description = "Only this edition; may be given several times.",
            HelpName = "SLUG",
            DefaultValueFactory = _ => [],
        };
        option.CompletionSources.Add(context => Slugs(context, folder));
        return option;
    }

    /// <summary>How many editions are made at the same time.</summary>
    public static Option<int> Jobs()
    {
        var option = new Option<int>("--jobs", "-j")
        {
            Description = "Editions made at the same time; as many as there are cores unless said.",
            HelpName = "N",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out var jobs) || jobs is < 1 or > 1024))
            {
                result.AddError("--jobs: give a number from 1 to 1024.");
            }
        });
        return option;
    }

    /// <summary>Which of an issue's variants.</summary>
    public static Option<string?> Variant() => new("--variant")
    {
        Description = "Which variant of the issue, where it is made in several: its name, such as \"vote won\".",
        HelpName = "NAME",
    };

    /// <summary>How print files are imposed.</summary>
    public static Option<string> Print() => new("--print")
    {
        Description = "How pages are laid on paper for the duplicator, such as `folded,crop,bleed=3mm` or `2-up,flip=short`: "
            + "as-is, 2-up, folded or booklet, with bleed=, crop, fold, creep=, flip=long|short, ltr or rtl.",
        HelpName = "SPEC",
    };

    /// <summary>Output for programs.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object for programs instead of a table." };

    /// <summary>The slugs of the issue that the command line names so far.</summary>
    public static IEnumerable<string> Slugs(CompletionContext context, Argument<string> folder)
    {
        var path = context.ParseResult.GetResult(folder) is { Tokens: [var token, ..] } ? token.Value : null;
        return path is null ? [] : IssuePress.FindSlugs(path);
    }
}
