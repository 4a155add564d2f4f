using System.Text;
using Npgsql;

namespace Handbill.Server.Tests.Hosting;

/// <summary>All that an instance keeps of one file of its data folder, or of one table of its database.</summary>
internal sealed record KeptBytes(string Name, byte[] Bytes)
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <summary>All files as they stand while the server runs, journals with them; of PostgreSQL all rows of all tables besides.</summary>
    public static async Task<IReadOnlyList<KeptBytes>> OfAsync(Instance instance)
    {
        var kept = new List<KeptBytes>();
        foreach (var file in Directory.EnumerateFiles(instance.Data, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var all = new MemoryStream();
            await stream.CopyToAsync(all, Ending);
            kept.Add(new KeptBytes(file, all.ToArray()));
        }

        if (instance.Database is not { } database)
        {
            kept.ShouldContain(one => one.Name.EndsWith("-wal", StringComparison.Ordinal) && one.Bytes.Length > 0);
            return kept;
        }

        await using var source = NpgsqlDataSource.Create(database);
        var tables = new List<string>();
        await using (var command = source.CreateCommand("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"))
        await using (var reader = await command.ExecuteReaderAsync(Ending))
        {
            while (await reader.ReadAsync(Ending))
            {
                tables.Add(reader.GetString(0));
            }
        }

        await using var connection = await source.OpenConnectionAsync(Ending);
        foreach (var table in tables)
        {
            using var rows = await connection.BeginTextExportAsync($"COPY {table} TO STDOUT", Ending);
            kept.Add(new KeptBytes(table, Encoding.UTF8.GetBytes(await rows.ReadToEndAsync(Ending))));
        }

        kept.Count(one => one.Bytes.Length > 0).ShouldBeGreaterThan(5);
        return kept;
    }

    /// <summary>True where a word stands in it: as text, in capitals, or as bytes that COPY writes.</summary>
    public bool Has(string word) => new[] { Encoding.UTF8.GetBytes(word), Encoding.Unicode.GetBytes(word), Encoding.UTF8.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(word))), Encoding.UTF8.GetBytes(word.ToUpperInvariant()) }
        .Any(form => Bytes.AsSpan().IndexOf(form) >= 0);
}
