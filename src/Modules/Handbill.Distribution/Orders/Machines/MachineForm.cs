using Handbill.Distribution.Contracts;
using Handbill.Distribution.Money;
using Handbill.Distribution.Orders.Ipp;
using Handbill.Kernel.Outcomes;
using Handbill.Pdf.Imposition;
using Handbill.Typesetting.Pages;
using Handbill.Ui.Components;
using Handbill.Ui.Words;

namespace Handbill.Distribution.Orders.Machines;

/// <summary>A machine as its form has it.</summary>
internal sealed class MachineForm
{
    private const int LongestName = 120, LongestInk = 40, MostInks = 12, MostMargin = 1000;

    public string? Name { get; set; }

    public List<string> Sheets { get; set; } = [];

    /// <summary>An ink a line.</summary>
    public string? Inks { get; set; }

    public string? Top { get; set; }

    public string? Right { get; set; }

    public string? Bottom { get; set; }

    public string? Left { get; set; }

    public string? Turning { get; set; }

    public string? Imposition { get; set; }

    public string? Repeats { get; set; }

    public string? Address { get; set; }

    public string? PriceList { get; set; }

    public int Version { get; set; }

    public static MachineForm Of(Machine machine) => new()
    {
        Name = machine.Name, Sheets = [.. machine.Sheets], Inks = string.Join('\n', machine.Inks), Top = Mm(machine.Top), Right = Mm(machine.Right), Bottom = Mm(machine.Bottom),
        Left = Mm(machine.Left), Turning = machine.Turning.ToString(), Imposition = machine.Imposition?.ToString() ?? "", Repeats = machine.Repeats ? "yes" : "no",
        Address = machine.Address, PriceList = machine.PriceListId?.ToString() ?? "", Version = machine.Version,
    };

    /// <summary>Writes what was typed into a machine.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="lists">Price lists that can be chosen.</param>
    /// <param name="refusals">Gets what is wrong; the machine is then not to be saved.</param>
    public void WriteTo(Machine machine, IReadOnlyList<Choice> lists, List<Refusal> refusals)
    {
        machine.Name = Line(Name, nameof(Name), LongestName, refusals);
        if (machine.Name.Length == 0)
        {
            Refuse(nameof(Name), "Write what the machine is called: “Risograph in the cellar”.");
        }

        machine.Sheets = [.. Sheet.All.Select(sheet => sheet.Name).Where(name => (Sheets ?? []).Contains(name, StringComparer.Ordinal))];
        if (machine.Sheets.Count == 0)
        {
            Refuse(nameof(Sheets), "Choose at least one kind of sheet that it takes.");
        }

        var inks = (Inks ?? "").Split(['\n', '\r', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (inks.Count is 0 or > MostInks || inks.Exists(ink => ink.Length > LongestInk || ink.Any(char.IsControl)))
        {
            Refuse(nameof(Inks), "Write 1 to {0} inks, one a line, each of at most {1} signs.", MostInks, LongestInk);
        }

        machine.Inks = inks;
        (machine.Top, machine.Right, machine.Bottom, machine.Left) = (Margin(Top, nameof(Top)), Margin(Right, nameof(Right)), Margin(Bottom, nameof(Bottom)), Margin(Left, nameof(Left)));
        if (Enum.TryParse<Turning>(Turning, out var turning) && Enum.IsDefined(turning))
        {
            machine.Turning = turning;
        }
        else
        {
            Refuse(nameof(Turning), "Choose one of the list.");
        }

        var kind = PrintKind.AsIs;
        machine.Imposition = null;
        if (!string.IsNullOrEmpty(Imposition) && Enum.TryParse(Imposition, out kind) && Enum.IsDefined(kind))
        {
            machine.Imposition = kind;
        }
        else if (!string.IsNullOrEmpty(Imposition))
        {
            Refuse(nameof(Imposition), "Choose one of the list.");
        }

        machine.Repeats = Repeats == "yes";
        ReadAddress(machine, refusals);
        machine.PriceListId = lists.Any(list => list.Value.Length > 0 && list.Value == PriceList) && PriceListId.TryParse(PriceList, null, out var chosen) ? chosen : null;
        if (machine.PriceListId is null && !string.IsNullOrEmpty(PriceList))
        {
            Refuse(nameof(PriceList), "Choose one of the list.");
        }

        void Refuse(string field, string words, params object[] values) => refusals.Add(new Refusal("Input." + field, words, values));

        int Margin(string? text, string field)
        {
            var typed = string.IsNullOrWhiteSpace(text) ? "0" : text;
            if (!AmountText.TryRead(typed, 1, MostMargin, Language.Current, out var tenths))
            {
                Refuse(field, "Write millimetres from 0 to {0}, with one decimal at most.", MostMargin / 10);
            }

            return (int)tenths;
        }
    }

    /// <summary>Where this form says something else than what is saved.</summary>
    public IReadOnlyList<Difference> DifferencesTo(MachineForm saved, Func<string, string> label) =>
    [
        .. from field in typeof(MachineForm).GetProperties()
           where field.Name != nameof(Version)
           let mine = Text(field.GetValue(this))
           let theirs = Text(field.GetValue(saved))
           where mine != theirs
           select new Difference(label(field.Name), mine, theirs),
    ];

    /// <summary>What a field is called: the key under which its word is found.</summary>
    public static string WordsOf(string field) => field switch
    {
        nameof(Sheets) => "Sheets that it takes",
        nameof(Turning) => "Both sides",
        nameof(Imposition) => "Pages on paper",
        nameof(Repeats) => "Copies",
        nameof(Address) => "Address for sending",
        nameof(PriceList) => "Price list",
        _ => field,
    };

    internal static string Line(string? text, string field, int longest, List<Refusal> refusals)
    {
        var line = text?.Trim() ?? "";
        if (line.Length <= longest && !line.Any(char.IsControl))
        {
            return line;
        }

        refusals.Add(new Refusal("Input." + field, "Keep this to {0} signs that can be printed.", longest));
        return line[..Math.Min(line.Length, longest)];
    }

    private void ReadAddress(Machine machine, List<Refusal> refusals)
    {
        machine.Address = Address?.Trim() ?? "";
        if (machine.Address.Length > 0 && !IppAddress.TryRead(machine.Address, out _))
        {
            machine.Address = "";
            refusals.Add(new Refusal(
                "Input.Address", "This is no address of a printer. Write ipp:// or ipps://, the host and the queue, such as ipp://printer.example:631/ipp/print, without a name or a password in it."));
        }
        else if (machine.Address.Length > 0 && machine.Turning == Machines.Turning.ByHand)
        {
            refusals.Add(new Refusal("Input.Address", "Where somebody lays the stack in again, nothing can be sent: leave the address empty. There are two files to take, one for each side."));
        }
    }

    private static string Mm(int tenths) => AmountText.Write(tenths, 1, Language.Current);

    private static string Text(object? value) => value is List<string> several ? string.Join(", ", several) : ((string?)value ?? "").ReplaceLineEndings("\n").Trim();
}
