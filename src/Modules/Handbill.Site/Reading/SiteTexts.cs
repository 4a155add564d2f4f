using Microsoft.Extensions.Localization;

namespace Handbill.Site.Reading;

/// <summary>The words that templates have, by the names that they know them by, in the language of the moment.</summary>
internal static class SiteTexts
{
    public static IReadOnlyDictionary<string, string> Of(IStringLocalizer<SiteWords> words) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["skip"] = words["Skip to the page’s content"],
        ["search"] = words["Search"],
        ["search_words"] = words["Words to look for"],
        ["search_hint"] = words["All words must be there. “Two words” in quotation marks stand one after the other, wor* begins so, -word must not be there."],
        ["search_nothing"] = words["Nothing was found. Try fewer words, the beginning of a word with a star, or all years."],
        ["search_files_hint"] = words["All words must be there, and each may go on: press finds pressing too. -word must not be there."],
        ["search_files_nothing"] = words["Nothing was found. Try fewer words, only the beginning of a word, or all years."],
        ["search_files_found"] = words["Texts found: {0}", "{0}"],
        ["search_files_more"] = words["More"],
        ["search_files_failed"] = words["A file of the search is missing. The folder may have been copied in part."],
        ["search_files_script"] = words["The search needs a script, which this browser does not run. Everything is in the archive too:"],
        ["sections"] = words["Sections"],
        ["archive"] = words["Archive"],
        ["issues"] = words["Issues"],
        ["subscribe"] = words["Subscribe"],
        ["languages"] = words["Languages"],
        ["nothing_yet"] = words["Nothing has been published here yet."],
        ["nothing_here"] = words["There is nothing here."],
        ["all_articles"] = words["All articles"],
        ["latest_issues"] = words["Latest issues"],
        ["years"] = words["Years"],
        ["pages"] = words["Pages"],
        ["newer"] = words["Newer"],
        ["older"] = words["Older"],
        ["topics"] = words["Topics"],
        ["series"] = words["Part of the series"],
        ["updated"] = words["changed on"],
        ["also_in"] = words["Also in"],
        ["printed_in"] = words["Printed in"],
        ["cite"] = words["How to cite this"],
        ["related"] = words["On the same topic"],
        ["sheets"] = words["The sheets"],
        ["pdf"] = words["PDF for reading and printing"],
        ["sheet_text"] = words["Text of the sheet"],
        ["subscribe_lead"] = words["New articles as letters to your mailbox."],
        ["subscribe_promise"] = words["You get a letter first that asks whether it was you. Your address is kept sealed, used for nothing else and deleted when you leave, which every letter lets you do with one press. Nobody counts who opens what."],
        ["mail_address"] = words["Your e-mail address"],
        ["mail_publications"] = words["What you want to get"],
        ["mail_workplaces"] = words["News of these workplaces too"],
        ["mail_language"] = words["Language of the letters"],
        ["mail_pot"] = words["Leave this empty"],
    };
}
