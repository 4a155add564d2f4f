using Handbill.Distribution.Money;
using Handbill.Distribution.Orders.Machines;
using Handbill.Kernel.Outcomes;
using Handbill.Ui.Components;
using Handbill.Ui.Words;
using Amount = Handbill.Distribution.Money.Money;

namespace Handbill.Distribution.Orders.Prices;

/// <summary>A price list as its form has it.</summary>
internal sealed class PriceListForm
{
    private const int LongestName = 120;

    public string? Name { get; set; }

    public string? Currency { get; set; }

    /// <summary>A price a line, as <see cref="PriceLines"/> reads them.</summary>
    public string? PerSheet { get; set; }

    public string? PerSide { get; set; }

    public string? PerJob { get; set; }

    public int Version { get; set; }

    public static PriceListForm Of(PriceList list) => new()
    {
        Name = list.Name, Currency = list.Currency, PerSheet = Lines(list, PriceOf.Sheet), PerSide = Lines(list, PriceOf.Side),
        PerJob = list.PerJob == 0 ? "" : new Amount(list.PerJob, list.Currency).InForm(Language.Current), Version = list.Version,
    };

    /// <summary>Writes what was typed into a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="refusals">Gets what is wrong; the list is then not to be saved.</param>
    public void WriteTo(PriceList list, List<Refusal> refusals)
    {
        list.Name = MachineForm.Line(Name, nameof(Name), LongestName, refusals);
        if (list.Name.Length == 0)
        {
            refusals.Add(new Refusal("Input.Name", "Write whose prices these are: “Print shop at the market”."));
        }

        var code = Currency?.Trim().ToUpperInvariant() ?? "";
        if (!Currencies.IsKnown(code))
        {
            refusals.Add(new Refusal("Input.Currency", "Write the currency’s code of three letters, such as EUR, USD or XOF."));
            return;
        }

        list.Currency = code;
        var sheets = PriceLines.Read(PerSheet, PriceOf.Sheet, list.Id, code, "Input.PerSheet", refusals);
        var sides = PriceLines.Read(PerSide, PriceOf.Side, list.Id, code, "Input.PerSide", refusals);
        var job = Amount.None(code);
        if (!string.IsNullOrWhiteSpace(PerJob) && !Amount.TryRead(PerJob, code, Language.Current, out job))
        {
            refusals.Add(new Refusal("Input.PerJob", "Write an amount such as {0}.", new Amount(1250, code).InForm(Language.Current)));
        }

        if (refusals.Count == 0)
        {
            list.PerJob = job.Units;
            list.Prices.Clear();
            list.Prices.AddRange(sheets.Concat(sides).Select((price, number) => new Price
            {
                PriceListId = list.Id, Number = number, Of = price.Of, Paper = price.Paper, Ink = price.Ink, From = price.From, Rate = price.Rate,
            }));
        }
    }

    /// <summary>Where this form says something else than what is saved.</summary>
    public IReadOnlyList<Difference> DifferencesTo(PriceListForm saved, Func<string, string> label) =>
    [
        .. from field in typeof(PriceListForm).GetProperties()
           where field.Name != nameof(Version)
           let mine = Text(field.GetValue(this))
           let theirs = Text(field.GetValue(saved))
           where mine != theirs
           select new Difference(label(field.Name), mine, theirs),
    ];

    /// <summary>What a field is called: the key under which its word is found.</summary>
    public static string WordsOf(string field) => field switch
    {
        nameof(PerSheet) => "Price of a sheet",
        nameof(PerSide) => "Price of a printed side",
        nameof(PerJob) => "Price of a job",
        _ => field,
    };

    private static string Lines(PriceList list, PriceOf of) => PriceLines.Write(list.Prices.Where(price => price.Of == of), list.Currency, Language.Current);

    private static string Text(object? value) => ((string?)value ?? "").ReplaceLineEndings("\n").Trim();
}
