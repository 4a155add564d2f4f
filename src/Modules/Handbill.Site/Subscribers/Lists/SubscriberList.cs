using System.Collections.Frozen;
using Handbill.Mail;
using Handbill.Site.Contracts;

namespace Handbill.Site.Subscribers.Lists;

/// <summary>Somebody of a list.</summary>
internal sealed record ListedReader(int Line, MailAddress Address, SubscriberWish Wish);

/// <summary>What a list may ask for.</summary>
/// <param name="Language">Language of those of whom it does not say.</param>
/// <param name="Languages">Those of the site.</param>
/// <param name="Publications">Slugs of publications.</param>
/// <param name="TakesSlips">Whether what looks like a slip is taken as it stands.</param>
internal sealed record ListLimits(string Language, IReadOnlySet<string> Languages, IReadOnlySet<string> Publications, bool TakesSlips);

/// <summary>The people of a list, each once, and what is wrong with its lines. Pure.</summary>
internal sealed class SubscriberList
{
    private const int MostFaults = 1000;

    private static readonly FrozenDictionary<string, string> Headings = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["address"] = ["address", "email", "e-mail", "mail", "email address", "e-mail address", "correo", "correo electrónico", "dirección", "courriel", "adresse", "adresse e-mail", "البريد", "البريد الإلكتروني"],
        ["language"] = ["language", "idioma", "langue", "اللغة"],
        ["publications"] = ["publications", "publication", "publicaciones", "publicación"],
        ["workplaces"] = ["workplaces", "workplace", "centros", "lieux"],
    }.SelectMany(column => column.Value.Select(heading => KeyValuePair.Create(heading, column.Key))).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly List<ListedReader> _readers = [];
    private readonly List<SubscriberImportFault> _faults = [];
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly ListLimits _limits;
    private string[] _columns = [];

    private SubscriberList(ListLimits limits) => _limits = limits;

    public IReadOnlyList<ListedReader> Readers => _readers;

    public IReadOnlyList<SubscriberImportFault> Faults => _faults;

    public int Read { get; private set; }

    public int Twice { get; private set; }

    public int Faulty { get; private set; }

    public static SubscriberList Of(string text, ListLimits limits)
    {
        var list = new SubscriberList(limits);
        var isFirst = true;
        foreach (var (line, cells) in ListTable.Rows(text))
        {
            if (isFirst && cells is not null && !cells.Any(cell => cell.Contains('@', StringComparison.Ordinal)))
            {
                list._columns = [.. cells.Select(cell => Headings.GetValueOrDefault(cell.Trim(), ""))];
            }
            else
            {
                list.Read++;
                list.Take(line, cells);
            }

            isFirst = false;
        }

        return list;
    }

    private void Take(int line, IReadOnlyList<string>? cells)
    {
        if (cells is null)
        {
            Fault(line, "a quotation mark is not closed: close it, or take it out");
            return;
        }

        var cell = Cell(cells, "address") ?? cells.FirstOrDefault(one => one.Contains('@', StringComparison.Ordinal)) ?? cells.First(one => !string.IsNullOrWhiteSpace(one));
        if (!TryRead(cell, out var address, out var problem))
        {
            Fault(line, problem.Say());
            return;
        }

        if (!_limits.TakesSlips && MailHint.Suggest(address) is { } meant)
        {
            Fault(line, $"did you mean {meant}? Correct the line, or take such addresses as they stand with --as-written");
            return;
        }

        if (WishOf(line, cells) is { } wish)
        {
            if (_keys.Add(address.Key))
            {
                _readers.Add(new ListedReader(line, address, wish));
            }
            else
            {
                Twice++;
            }
        }
    }

    // An address alone, or behind a name as mail programs write it. What has a line end in it is neither.
    private static bool TryRead(string cell, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out MailAddress? address, out AddressProblem problem)
    {
        var text = cell.Trim();
        if (MailAddress.TryParse(text, out address, out problem))
        {
            return true;
        }

        var begin = text.LastIndexOf('<');
        return begin >= 0 && text.EndsWith('>') && text.IndexOf('<', StringComparison.Ordinal) == begin && !text.Any(char.IsControl) && !text[..begin].Contains('@', StringComparison.Ordinal)
            && MailAddress.TryParse(text[(begin + 1)..^1], out address, out problem);
    }

    private SubscriberWish? WishOf(int line, IReadOnlyList<string> cells)
    {
        var language = Cell(cells, "language")?.Trim() is { Length: > 0 } own ? own : _limits.Language;
        if (!_limits.Languages.Contains(language))
        {
            Fault(line, $"the site has nothing in the language “{Shown(language)}”: write one of {string.Join(", ", _limits.Languages.Order(StringComparer.Ordinal))}");
            return null;
        }

        var publications = Slugs(Cell(cells, "publications"));
        if (publications.Find(slug => !_limits.Publications.Contains(slug)) is { } unknown)
        {
            Fault(line, $"there is no publication “{Shown(unknown)}”: write short names as they stand in addresses, or leave the cell empty for all");
            return null;
        }

        var (wanted, workplaces) = (string.Join(' ', publications), string.Join(' ', Slugs(Cell(cells, "workplaces"))));
        if (Math.Max(wanted.Length, workplaces.Length) > Subscriber.MostWishes)
        {
            Fault(line, $"more than {Subscriber.MostWishes} letters of publications or workplaces: leave the cell empty for all");
            return null;
        }

        return new SubscriberWish(language, wanted, workplaces);
    }

    private string? Cell(IReadOnlyList<string> cells, string column) => Array.IndexOf(_columns, column) is var at and >= 0 && at < cells.Count ? cells[at] : null;

    private static List<string> Slugs(string? cell) => [.. (cell ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    private static string Shown(string text) => new([.. text.Take(40).Where(letter => !char.IsControl(letter))]);

    private void Fault(int line, string words)
    {
        Faulty++;
        if (_faults.Count < MostFaults)
        {
            _faults.Add(new SubscriberImportFault(line, words));
        }
    }
}
