using System.Text;
using CsCheck;
using Handbill.Groups.Workplaces;
using Handbill.Groups.Workplaces.Import;

namespace Handbill.Groups.Tests.Workplaces;

public sealed class CsvTableTests
{
    // Letters of several scripts and all that has a meaning in a table or a spreadsheet.
    private static readonly Gen<string> AnyCell = Gen.OneOf('a', 'é', 'ي', '"', ',', ';', '\t', '\n', '=', '+', '-', '@', '\'', ' ', '|', '1').Array[0, 12].Select(letters => new string(letters));

    [Fact]
    public void What_is_exported_is_read_back_as_it_was() => AnyCell.Array[WorkplaceEntry.Columns.Count].Array[1, 8].Sample(cells =>
    {
        var entries = cells.Select(row => new WorkplaceEntry(WorkplaceEntry.Columns.Zip(row, (column, cell) => KeyValuePair.Create(column, (string?)(column == "name" ? "x" + cell : cell))))).ToList();

        var (text, refusal) = CsvText.Decode(CsvCells.Write(entries));
        refusal.ShouldBeNull();
        var (rows, fault) = CsvTable.Read(text);

        fault.ShouldBeNull();
        rows.Count.ShouldBe(entries.Count);
        foreach (var (row, entry) in rows.Zip(entries))
        {
            foreach (var column in WorkplaceEntry.Columns)
            {
                row.Entry[column].ShouldBe(entry[column]);
            }
        }
    });

    [Fact]
    public void Whatever_bytes_come_there_is_an_answer_and_no_exception() => Gen.Byte.Array[0, 300].Sample(bytes =>
    {
        var (text, refusal) = CsvText.Decode(bytes);
        if (refusal is null)
        {
            CsvTable.Read(text);
        }
    });

    [Fact]
    public void Whatever_text_stands_under_good_headings_there_is_an_answer_and_no_exception() =>
        Gen.Select(Gen.OneOf(",", ";", "\t"), AnyCell.Array[0, 40]).Sample((separator, cells) => CsvTable.Read($"slug{separator}name{separator}copies\n" + string.Join(separator, cells)));

    [Theory]
    [InlineData("slug,name,copies\ndepot,Depot,12")]
    [InlineData("\ufeffslug;nombre;copias\r\ndepot;Depot;12\r\n")]
    [InlineData("\n\nslug\tnom\texemplaires\ndepot\tDepot\t12\n\n")]
    [InlineData("\"slug\",\"Name\",\"Copies\"\r\"depot\",\"Depot\",\"12\"")]
    public void Separators_headings_and_line_ends_are_found(string text)
    {
        var row = CsvTable.Read(text).Rows.ShouldHaveSingleItem();

        (row.Entry["slug"], row.Entry["name"], row.Entry["copies"], row.Entry["region"]).ShouldBe(("depot", "Depot", "12", null));
    }

    [Fact]
    public void Encodings_are_found()
    {
        const string Table = "name;región\nPanadería Río;Añil\n";
        foreach (var bytes in new[]
        {
            Encoding.UTF8.GetBytes(Table), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Table)], [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Table)],
            [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Table)], Encoding.Latin1.GetBytes(Table),
        })
        {
            CsvText.Decode(bytes).Text.ShouldBe(Table);
        }
    }

    [Fact]
    public void Line_numbers_count_lines_inside_of_cells()
    {
        var (rows, _) = CsvTable.Read("name,gates\n\"Depot\",\"Main\nYard\"\n\nBakery,\n");

        rows.Select(row => row.Line).ShouldBe([2, 5]);
    }

    [Fact]
    public void Too_many_rows_and_too_large_a_cell_are_refused()
    {
        CsvTable.Read("name\n" + string.Concat(Enumerable.Repeat("x\n", CsvTable.MostRows))).Refusal.ShouldBeNull();
        CsvTable.Read("name\n" + string.Concat(Enumerable.Repeat("x\n", CsvTable.MostRows + 1))).Refusal!.Words.ShouldContain("rows");
        CsvTable.Read("name,copies\n\"" + new string('x', 1_000_000) + "\",1\n").Refusal!.Words.ShouldContain("cell");
        CsvText.Decode(new byte[CsvText.MostBytes + 1]).Refusal!.Words.ShouldContain("2 MB");
    }

    [Theory]
    [InlineData("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"")]
    [InlineData("@sum", "'@sum")]
    [InlineData("-1", "'-1")]
    [InlineData("plain", "plain")]
    public void Nothing_that_is_exported_runs_as_a_formula(string cell, string written) => CsvCells.Safe(cell).ShouldBe(written);

    [Fact]
    public void A_packed_table_comes_back_and_a_bomb_does_not()
    {
        PackedText.Unpack(PackedText.Pack("name\nPanadería\n")).ShouldBe("name\nPanadería\n");
        PackedText.Unpack(PackedText.Pack(new string('x', 50_000_000))).ShouldBeNull();
        PackedText.Unpack("not base 64!").ShouldBeNull();
        PackedText.Unpack(null).ShouldBe("");
    }
}
