using System.Globalization;
using Handbill.Kernel.Outcomes;
using Handbill.Press.Contracts;
using Microsoft.AspNetCore.Http;

namespace Handbill.Distribution.Orders;

/// <summary>What the form of an order has: its version, paper, ink, and copies by edition.</summary>
internal sealed class OrderForm
{
    public const int MostCopies = 1_000_000;

    private const int Longest = 80;

    public int Version { get; set; }

    public string? Paper { get; set; }

    public string? Ink { get; set; }

    /// <summary>What was typed for each edition in sight.</summary>
    public Dictionary<EditionId, string> Copies { get; } = [];

    /// <summary>The field of an edition.</summary>
    public static string FieldOf(EditionId edition) => $"copies-{edition}";

    /// <summary>Takes what was typed for editions of the order; others are passed over.</summary>
    public void Take(IFormCollection form, IEnumerable<OrderRow> rows)
    {
        (Paper, Ink) = (Paper?.Trim() ?? "", Ink?.Trim() ?? "");
        foreach (var row in rows)
        {
            if (form.TryGetValue(FieldOf(row.Edition.Id), out var typed))
            {
                Copies[row.Edition.Id] = typed.ToString().Trim();
            }
        }
    }

    /// <summary>What is wrong with it.</summary>
    public IEnumerable<Refusal> Check()
    {
        foreach (var (field, text) in new[] { ("Input.Paper", Paper!), ("Input.Ink", Ink!) })
        {
            if (text.Length > Longest || text.Any(char.IsControl))
            {
                yield return new Refusal(field, "Keep this to {0} signs that can be printed.", Longest);
            }
        }

        foreach (var (edition, typed) in Copies)
        {
            if (NumberOf(typed) is null)
            {
                yield return new Refusal(FieldOf(edition), "Write how many copies in digits, 0 to {0}.", MostCopies);
            }
        }
    }

    /// <summary>The number that was typed; null when it is none.</summary>
    public static int? NumberOf(string typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var copies) && copies <= MostCopies ? copies : null;
}
