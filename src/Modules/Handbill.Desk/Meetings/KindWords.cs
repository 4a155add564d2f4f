using System.Text.Json;
using Handbill.Desk.Contracts;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Meetings;

/// <summary>Decisions in words.</summary>
internal static class KindWords
{
    /// <summary>What the button that decides it says.</summary>
    public static string Act(this IStringLocalizer<MeetingWords> words, DecisionKind kind) => kind switch
    {
        DecisionKind.Approve => words["Approve"],
        DecisionKind.Hold => words["Hold"],
        DecisionKind.Kill => words["Kill"],
        _ => words["Take it back"],
    };

    /// <summary>What the minutes say of it.</summary>
    public static string Done(this IStringLocalizer<MeetingWords> words, DecisionKind kind) => kind switch
    {
        DecisionKind.Approve => words["approved"],
        DecisionKind.Hold => words["held for the next issue"],
        DecisionKind.Kill => words["killed"],
        DecisionKind.Reopen => words["decision taken back"],
        DecisionKind.Amend => words["amended"],
        DecisionKind.Order => words["read out in another order"],
        _ => words["to do"],
    };

    /// <summary>The words that the page's script says, for the attribute <c>data-words</c>.</summary>
    public static string OfScript(this IStringLocalizer<MeetingWords> words) => JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["kept"] = words["kept on this device, not yet sent"],
        ["waits"] = words["{0} on this device, not yet sent"],
        ["sent"] = words["All is sent."],
        ["lost"] = words["Not connected. What you decide is kept on this device and sent later."],
        ["drop"] = words["Leave it as it is now"],
        ["undo"] = words["Do not send it"],
        ["again"] = words["Sign in again, then it is sent."],
        ["failed"] = words["The server could not take it. It stays on this device."],
        ["settle"] = words["Something changed meanwhile: look at the marked items."],
        ["wrote"] = words["Somebody wrote on this meanwhile."],
        ["show"] = words["Show it as it stands now"],
        ["leave"] = words["Decisions on this device have not been sent yet. Sign out and lose them?"],
        ["number"] = words["Item {0} of {1}"],
        ["moved"] = words["{0} is number {1} now."],
        ["drag"] = words["Drag"],
        ["next"] = words["Next"],
        ["previous"] = words["Previous"],
        ["screen"] = words["Fill the screen"],
        ["letters"] = words["Single letters decide: a, h, k, u; n and p go on and back"],
        ["Approve"] = words["Approve"],
        ["Hold"] = words["Hold"],
        ["Kill"] = words["Kill"],
        ["Reopen"] = words["Take it back"],
        ["Amend"] = words["Amended text"],
        ["Order"] = words["Order"],
        ["Task"] = words["Task"],
    });
}
