using Handbill.Groups.Workplaces;
using Handbill.Groups.Workplaces.Import;

namespace Handbill.Groups.Tests.Workplaces;

public sealed class ImportPlanTests
{
    private static readonly WorkplaceEntry Depot = new()
    {
        ["slug"] = "depot", ["name"] = "Depot", ["group"] = "Depot group", ["region"] = "North", ["languages"] = "en|es", ["copies"] = "80", ["style"] = "", ["imprint"] = "",
        ["gates"] = "Main gate|Yard", ["shifts"] = "Early 06:00-14:00",
    };

    [Fact]
    public void Each_row_has_its_fate()
    {
        var plan = Plan("slug,name,group,copies,languages\ndepot,Depot,depot group,90,en|es\nbakery,Bakery,Bread,10,es\nbakery,Again,Bread,10,es\nmill,,x,1,en\nlost,Lost,x,1,klingon\n");

        plan.Rows.Select(row => row.Fate).ShouldBe([Fate.Changed, Fate.New, Fate.Refused, Fate.Refused, Fate.Refused]);
        plan.Rows[0].Changes.ShouldBe([new ImportChange("copies", "80", "90")]);
        plan.Rows[2].Refusals.ShouldHaveSingleItem().Field.ShouldBe("slug");
        plan.Rows[4].Refusals.ShouldHaveSingleItem().Field.ShouldBe("languages");
        plan.NewGroups.ShouldBe(["Bread"]);
        plan.DoesNothing.ShouldBeFalse();
    }

    [Fact]
    public void A_column_that_is_not_there_leaves_what_is_saved_and_an_empty_cell_empties_it()
    {
        Plan("slug,name\ndepot,Depot\n").Rows.ShouldHaveSingleItem().Fate.ShouldBe(Fate.Unchanged);
        Plan("slug,name,region,gates\ndepot,Depot,,Yard\n").Rows.ShouldHaveSingleItem().Changes
            .ShouldBe([new ImportChange("region", "North", ""), new ImportChange("gates", "Main gate|Yard", "Yard")]);
    }

    [Fact]
    public void What_is_archived_is_refused()
    {
        var row = Plan("slug,name\ndepot,Depot\n", isArchived: true).Rows.ShouldHaveSingleItem();

        (row.Fate, row.Refusals.ShouldHaveSingleItem().Field).ShouldBe((Fate.Refused, "slug"));
    }

    [Fact]
    public void A_plan_s_fingerprint_moves_with_what_is_there()
    {
        const string Table = "slug,name,copies\ndepot,Depot,90\n";

        Plan(Table).Fingerprint.ShouldBe(Plan(Table).Fingerprint);
        Plan(Table, version: 4).Fingerprint.ShouldNotBe(Plan(Table).Fingerprint);
        Plan(Table.Replace("90", "91", StringComparison.Ordinal)).Fingerprint.ShouldNotBe(Plan(Table).Fingerprint);
    }

    [Fact]
    public void What_was_exported_changes_nothing() =>
        Plan(CsvText.Decode(CsvCells.Write([Depot])).Text).Rows.ShouldHaveSingleItem().Fate.ShouldBe(Fate.Unchanged);

    [Theory]
    [InlineData("Early 06:00-14:00", "Early 06:00-14:00")]
    [InlineData("Night shift  22:00 – 6:00", "Night shift 22:00-06:00")]
    [InlineData("Early", null)]
    [InlineData("06:00-14:00", null)]
    [InlineData("Early 06:00-24:00", null)]
    public void Shifts_are_read_from_a_line(string line, string? shift) => ShiftEntry.Parse(line)?.ToString().ShouldBe(shift);

    [Theory]
    [InlineData("Riverside Depot", "riverside-depot")]
    [InlineData("St Anne’s laundry", "st-annes-laundry")]
    [InlineData("Panadería Río", "panaderia-rio")]
    [InlineData("المستودع", "")]
    public void A_name_suggests_a_slug(string name, string slug) => WorkplaceDraft.SlugOf(name).ShouldBe(slug);

    private static ImportPlan Plan(string table, int version = 3, bool isArchived = false)
    {
        var (rows, refusal) = CsvTable.Read(table);
        refusal.ShouldBeNull();
        var places = new Dictionary<string, ExistingPlace>(StringComparer.Ordinal) { ["depot"] = new(Depot, version, isArchived) };
        return ImportPlan.Of(rows, places, ["Depot group"], new SheetChoicesOfATest(), "en");
    }
}
