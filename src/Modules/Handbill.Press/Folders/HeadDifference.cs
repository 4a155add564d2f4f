using System.Text;
using Handbill.Press.Contracts;
using Handbill.Press.Issues;

namespace Handbill.Press.Folders;

/// <summary>The fields of `issue.yaml` in which an issue differs from its publication, as YAML.</summary>
internal static class HeadDifference
{
    public static string? Of(IssueHead publication, IssueHead issue)
    {
        var text = new StringBuilder();
        Add("publication", publication.Publication, issue.Publication);
        Add("motto", publication.Motto, issue.Motto);
        Add("language", publication.Language, issue.Language);
        Add("sheet", publication.Sheet, issue.Sheet);
        Add("submit", publication.Submit, issue.Submit);
        Add("style", publication.Style, issue.Style);
        Add("kind", publication.IsPaper ? "newspaper" : "newsletter", issue.IsPaper ? "newspaper" : "newsletter");
        Add("inks", string.Join(' ', publication.Inks), string.Join(' ', issue.Inks));
        Add("imprint-rules", publication.ImprintRules, issue.ImprintRules);
        if (!publication.Imprint.Equals(issue.Imprint))
        {
            text.Append("imprint:").Append(YamlText.Of(issue.Imprint)).Append('\n');
        }

        return text.Length > 0 ? text.ToString() : null;

        void Add(string key, string theirs, string ours)
        {
            if (theirs != ours)
            {
                text.Append(key).Append(": ").Append(YamlText.Of(ours)).Append('\n');
            }
        }
    }

    /// <summary>All fields, said whether they differ from anything or not. Imprint rules are not among them: their lines are to be in the imprint by then.</summary>
    public static string Whole(IssueHead issue)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in new[]
        {
            ("publication", issue.Publication), ("motto", issue.Motto), ("language", issue.Language), ("sheet", issue.Sheet), ("submit", issue.Submit),
            ("style", issue.Style), ("kind", issue.IsPaper ? "newspaper" : "newsletter"), ("inks", string.Join(' ', issue.Inks)),
        })
        {
            text.Append(key).Append(": ").Append(YamlText.Of(value)).Append('\n');
        }

        return text.Append("imprint:").Append(YamlText.Of(issue.Imprint)).Append('\n').ToString();
    }

    public static IssueHead Apply(IssueHead head, string own)
    {
        foreach (var (key, node, value) in YamlReader.Read(IssueSettings.File, own, 0, new FaultList())?.Entries.Select(entry => (entry.Key, entry.Value, (entry.Value as YamlScalar)?.Text ?? "")) ?? [])
        {
            head = key switch
            {
                "publication" => head with { Publication = value },
                "motto" => head with { Motto = value },
                "language" => head with { Language = value },
                "sheet" => head with { Sheet = value },
                "imprint" => head with { Imprint = ImprintOf(node, value) },
                "imprint-rules" => head with { ImprintRules = value },
                "submit" => head with { Submit = value },
                "style" => head with { Style = value },
                "kind" => head with { IsPaper = value == "newspaper" },
                "inks" => head with { Inks = [.. value.Split(' ', StringSplitOptions.RemoveEmptyEntries)] },
                _ => head,
            };
        }

        return head;
    }

    private static ImprintText ImprintOf(YamlNode node, string value) => node is YamlMap map
        ? ImprintText.Of(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, (entry.Value as YamlScalar)?.Text ?? "")))
        : ImprintText.Of(value);
}
