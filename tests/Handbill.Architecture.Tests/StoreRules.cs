namespace Handbill.Architecture.Tests;

/// <summary>What is locked stays locked: the guard sees rows that are saved, so texts are written in no other way.</summary>
public sealed class StoreRules
{
    private static readonly string[] Raw = ["ExecuteSql", "FromSql", "SqlQuery", "CreateCommand"];
    private static readonly string[] InOneGo = ["ExecuteUpdate", "ExecuteDelete"];

    [Fact]
    public void Modules_write_no_sql_and_the_desk_changes_no_rows_unseen()
    {
        foreach (var path in House.Sources("src/Modules"))
        {
            PassesTheGuard(path, File.ReadAllText(Path.Combine(House.Root, path))).ShouldBeFalse($"{path} writes where no guard looks");
        }
    }

    [Theory]
    [InlineData("src/Modules/Handbill.Desk/Stories/Story.cs", "stories.ExecuteUpdateAsync(", true)]
    [InlineData("src/Modules/Handbill.Desk/Stories/Story.cs", "stories.ExecuteDeleteAsync(", true)]
    [InlineData("src/Modules/Handbill.Groups/Roles/Grant.cs", "db.Database.ExecuteSqlAsync(", true)]
    [InlineData("src/Modules/Handbill.Groups/Roles/Grant.cs", "grants.ExecuteDeleteAsync(", false)]
    public void A_way_past_the_guard_would_be_found(string path, string text, bool isFound) => PassesTheGuard(path, text).ShouldBe(isFound);

    private static bool PassesTheGuard(string path, string text) =>
        Array.Exists(Raw, way => text.Contains(way, StringComparison.Ordinal))
        || (path.StartsWith("src/Modules/Handbill.Desk/", StringComparison.Ordinal) && Array.Exists(InOneGo, way => text.Contains(way, StringComparison.Ordinal)));
}
