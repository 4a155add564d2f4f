using System.Buffers;
using System.Globalization;
using System.IO.Hashing;
using Handbill.Pdf.Conformance;
using Handbill.Pdf.Document;
using Handbill.Pdf.Imposition;
using Handbill.Pdf.Print;

namespace Handbill.Pdf.Joining;

/// <summary>
/// Joins files for the duplicator that were written by <see cref="PdfWriter.WritePrint"/> into one, page after page. Each is written out before the next is
/// taken: of what went before only the places of objects, and what fonts and pictures there are, is kept. The same files give the same bytes.
/// </summary>
public sealed class PdfJoiner
{
    private const int Catalog = 1, PageTree = 2, MostDeep = 40;

    private static readonly string[] Inherited = ["MediaBox", "Resources"];

    private readonly IBufferWriter<byte> _output;
    private readonly XxHash128 _digest = new();
    private readonly List<long> _offsets = [0, 0, 0];
    private readonly List<int> _pages = [];
    private readonly Dictionary<UInt128, int> _shared = [];
    private long _length;
    private bool _isFinished;

    /// <summary>Begins a file.</summary>
    /// <param name="output">Gets it, a piece with each call; may be emptied between them.</param>
    public PdfJoiner(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
        Put("%PDF-1.4\n%"u8, [0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    /// <summary>Pages so far, blank ones too.</summary>
    public int Pages => _pages.Count;

    /// <summary>Adds all pages of a file.</summary>
    /// <param name="pdf">The file.</param>
    /// <param name="times">How often, 1 or more: the whole file, then the whole file again. What is drawn is kept once.</param>
    /// <param name="fillsSheet">True to end it with a blank page where its pages are odd, so that the next begins on a front.</param>
    /// <param name="sides">Which sides of its sheets, where one side is printed at a time.</param>
    /// <returns>How many pages the file has.</returns>
    /// <exception cref="InvalidDataException">It is not a sound PDF with pages in it.</exception>
    /// <exception cref="InvalidOperationException">The file was finished.</exception>
    public int Add(ReadOnlyMemory<byte> pdf, int times = 1, bool fillsSheet = false, JoinedSides sides = JoinedSides.Both)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        ObjectDisposedException.ThrowIf(_isFinished, this);
        var file = ParsedPdf.Read(pdf);
        var pages = PagesOf(file);
        var taking = new Taking(file, []);
        Append(pages.Count, page => Body(taking, pages[page]), () => Blank(taking, pages[^1]), times, fillsSheet, sides);
        return pages.Count;
    }

    /// <summary>Adds a file of ours with its pages laid otherwise on paper than they are in it, as another machine takes them.</summary>
    /// <param name="pdf">The file, as <see cref="PdfWriter.WritePrint"/> wrote it: each page of the edition is a form in it.</param>
    /// <param name="laying">How they are to lie.</param>
    /// <param name="times">How often, 1 or more.</param>
    /// <param name="fillsSheet">True to end it with a blank page where its pages are odd.</param>
    /// <param name="sides">Which sides of its sheets, where one side is printed at a time.</param>
    /// <returns>How many sides of paper it has now.</returns>
    /// <exception cref="InvalidDataException">It is not a sound PDF, or its pages are no forms.</exception>
    /// <exception cref="InvalidOperationException">The file was finished.</exception>
    public int Add(ReadOnlyMemory<byte> pdf, PageLaying laying, int times = 1, bool fillsSheet = false, JoinedSides sides = JoinedSides.Both)
    {
        ArgumentNullException.ThrowIfNull(laying);
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        ObjectDisposedException.ThrowIf(_isFinished, this);
        var file = ParsedPdf.Read(pdf);
        var forms = FormsOf(file);
        var laid = Imposer.Impose(laying.Spec, laying.Sheet, forms.Count, laying.Direction);
        var taking = new Taking(file, []);
        Append(laid.Length, side => Body(taking, laid[side], forms), () => Body(taking, laid[^1] with { Pages = [], Marks = [] }, forms), times, fillsSheet, sides);
        return laid.Length;
    }

    /// <summary>Writes what ends the file.</summary>
    /// <exception cref="InvalidOperationException">No page was added, or it was finished.</exception>
    public void Finish()
    {
        if (_isFinished || _pages.Count == 0)
        {
            throw new InvalidOperationException("A file is finished once, with one page at least.");
        }

        _isFinished = true;
        Write(Catalog, PdfText($"<</Type/Catalog/Pages {PageTree} 0 R>>"));
        var tree = new PdfBuffer(64 + (_pages.Count * 12));
        using (tree)
        {
            tree.Put("<</Type/Pages/Count "u8).Put(_pages.Count).Put("/Kids["u8);
            foreach (var page in _pages)
            {
                tree.PutReference(page).Put((byte)'\n');
            }

            tree.Put("]>>"u8);
            Write(PageTree, tree.Written);
        }

        Table();
    }

    private void Table()
    {
        var id = Convert.ToHexString(_digest.GetCurrentHash());
        var at = _length;
        Put(PdfText($"xref\n0 {_offsets.Count}\n0000000000 65535 f \n"));
        for (var number = 1; number < _offsets.Count; number++)
        {
            Put(PdfText($"{_offsets[number]:D10} 00000 n \n"));
        }

        Put(PdfText($"trailer\n<</Size {_offsets.Count}/Root {Catalog} 0 R/ID[<{id}><{id}>]>>\nstartxref\n{at}\n%%EOF\n"));
    }

    // The pages from the root on, each with what it takes from the branches above it.
    private static List<PdfDictionary> PagesOf(ParsedPdf file)
    {
        var pages = new List<PdfDictionary>();
        Walk(file.Catalog.GetValueOrDefault("Pages"), new PdfDictionary(), 0);
        return pages.Count > 0 ? pages : throw new InvalidDataException("The file has no pages.");

        void Walk(object? branch, PdfDictionary above, int depth)
        {
            var dictionary = depth <= MostDeep && file.Dictionary(branch) is { } found ? found : throw new InvalidDataException("The tree of pages does not hold.");
            var own = new PdfDictionary();
            foreach (var key in Inherited.Where(key => dictionary.ContainsKey(key) || above.ContainsKey(key)))
            {
                own[key] = dictionary.GetValueOrDefault(key) ?? above.GetValueOrDefault(key);
            }

            if (file.Name(dictionary.GetValueOrDefault("Type")) != "Pages")
            {
                foreach (var (key, value) in dictionary.Where(entry => entry.Key != "Parent"))
                {
                    own[key] = value;
                }

                pages.Add(own);
                return;
            }

            foreach (var kid in file.Array(dictionary.GetValueOrDefault("Kids")))
            {
                Walk(kid, own, depth + 1);
            }
        }
    }

    // The pages of the edition, by their index.
    private static IReadOnlyList<(PdfReference Form, double Height)> FormsOf(ParsedPdf file)
    {
        var found = new SortedDictionary<int, (PdfReference, double)>();
        foreach (var page in PagesOf(file))
        {
            foreach (var (name, form) in file.Dictionary(file.Dictionary(page.GetValueOrDefault("Resources"))?.GetValueOrDefault("XObject")) ?? [])
            {
                if (name is ['P', .. var index] && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && form is PdfReference reference
                    && file.Resolve(form) is PdfStream stream && file.Array(stream.Dictionary.GetValueOrDefault("BBox")) is [_, _, _, var height] && file.Number(height) is { } points)
                {
                    found[number] = (reference, points);
                }
            }
        }

        return found.Count > 0 && found.Keys.Last() == found.Count - 1 ? [.. found.Values] : throw new InvalidDataException("The file's pages are no forms, or one is missing.");
    }

    private void Append(int count, Func<int, byte[]> bodyOf, Func<byte[]> blank, int times, bool fillsSheet, JoinedSides sides)
    {
        var bodies = Enumerable.Range(0, count).Where(side => sides == JoinedSides.Both || side % 2 == (sides == JoinedSides.Fronts ? 0 : 1)).Select(bodyOf).ToList();
        if (count % 2 == 1 && (fillsSheet || sides == JoinedSides.Backs) && sides != JoinedSides.Fronts)
        {
            bodies.Add(blank());
        }

        for (var time = 0; time < times; time++)
        {
            _pages.AddRange(bodies.Select(body => Object(body)));
        }
    }

    private byte[] Body(Taking taking, PaperSide side, IReadOnlyList<(PdfReference Form, double Height)> forms)
    {
        using PdfBuffer drawn = new(1024), content = new(1024), body = new(512);
        SideDrawing.Draw(drawn, side, page => forms[page].Height);
        content.Put("<</Length "u8).Put(drawn.Length).Put(">>stream\n"u8).Put(drawn.Written).Put("\nendstream"u8);
        var drawing = Object(content.Written);
        body.Put("<</Type/Page"u8);
        SideDrawing.Boxes(body, side);
        body.Put("/Contents "u8).PutReference(drawing).Put("/Resources<</XObject<<"u8);
        foreach (var page in side.Pages.Select(placement => placement.PageIndex).Distinct())
        {
            body.Put("/P"u8).Put(page).Put((byte)' ').PutReference(Take(taking, forms[page].Form.Number, 0));
        }

        return body.Put(">>>>/Parent "u8).PutReference(PageTree).Put(">>"u8).Written.ToArray();
    }

    private byte[] Body(Taking taking, PdfDictionary page)
    {
        using var body = new PdfBuffer(512);
        body.Put("<<"u8);
        PutEntries(taking, body, page, 0);
        return body.Put("/Parent "u8).PutReference(PageTree).Put(">>"u8).Written.ToArray();
    }

    private byte[] Blank(Taking taking, PdfDictionary page) =>
        Body(taking, new PdfDictionary { ["Type"] = new PdfName("Page"), ["MediaBox"] = page.GetValueOrDefault("MediaBox"), ["Resources"] = new PdfDictionary() });

    // The number under which an object of the file stands in this one; it is written when it is first met, after what it needs.
    private int Take(Taking taking, int number, int depth)
    {
        if (taking.Numbers.TryGetValue(number, out var known))
        {
            return known > 0 ? known : throw new InvalidDataException("Objects need each other in a circle.");
        }

        if (depth > MostDeep)
        {
            throw new InvalidDataException("Objects stand too deep in each other.");
        }

        taking.Numbers[number] = 0;
        var value = taking.File.Objects.GetValueOrDefault(number);
        using var body = new PdfBuffer(value is PdfStream large ? large.Bytes.Length + 256 : 256);
        PutValue(taking, body, value, depth + 1);
        var written = taking.Numbers[number] = IsShared(value) ? Shared(body.Written) : Object(body.Written);
        return written;
    }

    // What many editions have alike: fonts with all their parts, and pictures.
    private static bool IsShared(object? value) => value switch
    {
        PdfStream stream => stream.Dictionary.ContainsKey("Length1") || stream.Dictionary.GetValueOrDefault("Subtype") is PdfName { Value: "Image" },
        PdfDictionary dictionary => dictionary.GetValueOrDefault("Type") is PdfName { Value: "Font" or "FontDescriptor" },
        _ => false,
    };

    private int Shared(ReadOnlySpan<byte> body)
    {
        var hash = XxHash128.HashToUInt128(body);
        if (!_shared.TryGetValue(hash, out var number))
        {
            _shared[hash] = number = Object(body);
        }

        return number;
    }

    private void PutValue(Taking taking, PdfBuffer output, object? value, int depth)
    {
        switch (value)
        {
            case PdfReference reference:
                output.PutReference(Take(taking, reference.Number, depth));
                break;
            case PdfStream stream:
                output.Put("<<"u8);
                PutEntries(taking, output, stream.Dictionary, depth, without: "Length");
                output.Put("/Length "u8).Put(stream.Bytes.Length).Put(">>stream\n"u8).Put(stream.Bytes).Put("\nendstream"u8);
                break;
            case PdfDictionary dictionary:
                output.Put("<<"u8);
                PutEntries(taking, output, dictionary, depth);
                output.Put(">>"u8);
                break;
            case List<object?> items:
                output.Put((byte)'[');
                foreach (var item in items)
                {
                    PutValue(taking, output, item, depth);
                    output.Put((byte)' ');
                }

                output.Put((byte)']');
                break;
            default:
                PlainValue.Put(output, value);
                break;
        }
    }

    private void PutEntries(Taking taking, PdfBuffer output, PdfDictionary entries, int depth, string without = "")
    {
        foreach (var (key, value) in entries.Where(entry => entry.Key != without && entry.Value is not null))
        {
            PlainValue.PutName(output, key);
            output.Put((byte)' ');
            PutValue(taking, output, value, depth);
        }
    }

    private int Object(ReadOnlySpan<byte> body)
    {
        _offsets.Add(0);
        Write(_offsets.Count - 1, body);
        return _offsets.Count - 1;
    }

    private void Write(int number, ReadOnlySpan<byte> body)
    {
        _offsets[number] = _length;
        Put(PdfText($"{number} 0 obj\n"), body, "\nendobj\n"u8);
    }

    private void Put(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third = default)
    {
        Put(first);
        Put(second);
        Put(third);
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        _output.Write(bytes);
        _digest.Append(bytes);
        _length += bytes.Length;
    }

    private static byte[] PdfText(FormattableString text) => System.Text.Encoding.ASCII.GetBytes(FormattableString.Invariant(text));

    // A file that is being taken over, and where its objects came to stand; 0 while one is on its way.
    private sealed record Taking(ParsedPdf File, Dictionary<int, int> Numbers);
}

/// <summary>Sides of sheets that are joined.</summary>
public enum JoinedSides
{
    /// <summary>Fronts and backs in turn.</summary>
    Both,

    /// <summary>The fronts alone.</summary>
    Fronts,

    /// <summary>The backs alone; a blank page where a sheet has none.</summary>
    Backs,
}
