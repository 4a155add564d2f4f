using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Press.Issues;
using Handbill.Press.Publications;
using Handbill.Ui.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Press.Imprints;

/// <summary>Holds an issue to the rules of its publication, to its own, and to those of its folder.</summary>
internal sealed class ImprintRules(HandbillDb db, ImprintShelf shelf, IStringLocalizer<ImprintWords> words) : IImprintRules
{
    public async Task<IReadOnlyList<ImprintGap>> MissingAsync(IssueCard issue, IReadOnlyCollection<string> languages, CancellationToken cancellation)
    {
        var publication = await db.Set<Publication>().AsNoTracking().FirstAsync(one => one.Id == issue.PublicationId, cancellation);
        var planned = await db.Set<PlannedIssue>().AsNoTracking().FirstAsync(one => one.Id == issue.Id, cancellation);
        var known = await shelf.AllAsync(cancellation);
        return
        [
            .. Of(publication, $"/publications/{publication.Id}/imprint"),
            .. Of(planned, $"/issues/{issue.Id}/imprint"),
            .. OfFolder(issue, languages),
        ];

        IEnumerable<ImprintGap> Of(IImprintOwner owner, string page) => Gaps(owner, page, known, issue, languages);
    }

    private List<ImprintGap> Gaps(IImprintOwner owner, string page, SortedDictionary<string, ImprintProfile> known, IssueCard issue, IReadOnlyCollection<string> languages)
    {
        var gaps = new List<ImprintGap>();
        var profiles = owner.ImprintProfiles.Select(known.GetValueOrDefault).OfType<ImprintProfile>().ToList();
        var values = new ImprintValues(owner.ImprintValues);
        var reader = Language.Current.Code;
        gaps.AddRange(owner.ImprintProfiles.Where(key => !known.ContainsKey(key)).Select(key => new ImprintGap(ImprintGapKind.Gone, "", key, "", page)));
        foreach (var profile in profiles)
        {
            gaps.AddRange(ImprintCheck.Of(profile, values, languages, issue.Date).Select(gap => new ImprintGap(
                gap.Kind, words.Say(gap.Slot), profile.Name.For(reader), gap.Slot.Field.Rule.For(reader), $"{page}#{ImprintSheet.IdOf(gap.Slot)}")));
        }

        var printed = ImprintText.Of(owner.ImprintLines);
        if (gaps.Count == 0 && languages.Any(language => printed.For(language, issue.Language) != values.Lines(profiles, [language], issue.Language).GetValueOrDefault(language, "")))
        {
            gaps.Add(new ImprintGap(ImprintGapKind.Changed, "", string.Join(", ", profiles.Select(profile => profile.Name.For(reader))), "", page));
        }

        return gaps;
    }

    private static IEnumerable<ImprintGap> OfFolder(IssueCard issue, IReadOnlyCollection<string> languages)
    {
        var faults = new FaultList();
        FolderImprint.Read(IssueHeads.Of(issue), issue.OtherFiles, languages, faults);
        return faults.ToSorted().Select(fault => new ImprintGap(ImprintGapKind.Folder, "", "", $"{fault.Problem}, {fault.Remedy}", $"/issues/{issue.Id}/folder.zip"));
    }
}
