using System.Data.Common;
using System.Text;
using Handbill.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Handbill.Site.Imports.Saving;

/// <summary>
/// Puts many new rows of one table in at once, some dozens a statement and without remembering them: an archive has hundreds of thousands, and telling the context of each
/// takes most of an import. In the transaction that is open.
/// </summary>
internal static class NewRows
{
    // A statement's parameters: SQLite takes 32,766 and PostgreSQL 65,535, and longer ones are no quicker.
    private const int MostParameters = 600;

    /// <summary>Puts them in. None may be known to the context, and none is afterwards.</summary>
    public static async Task PutAsync<TRow>(HandbillDb db, IReadOnlyList<TRow> rows, CancellationToken cancellation)
        where TRow : class
    {
        var type = db.Model.FindEntityType(typeof(TRow))!;
        var columns = type.GetProperties().ToList();
        var most = Math.Max(1, MostParameters / columns.Count);
        foreach (var part in rows.Chunk(most))
        {
            await using var command = CommandOf(db, type, columns, part);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static DbCommand CommandOf<TRow>(HandbillDb db, IEntityType type, List<IProperty> columns, TRow[] rows)
        where TRow : class
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        var text = new StringBuilder("INSERT INTO ").Append(sql.DelimitIdentifier(type.GetTableName()!, type.GetSchema())).Append(" (")
            .AppendJoin(", ", columns.Select(column => sql.DelimitIdentifier(column.GetColumnName()))).Append(") VALUES ");
        for (var row = 0; row < rows.Length; row++)
        {
            text.Append(row == 0 ? "(" : ", (");
            for (var column = 0; column < columns.Count; column++)
            {
                var (property, name) = (columns[column], NameOf((row * columns.Count) + column));
                text.Append(column == 0 ? "" : ", ").Append(name);
                command.Parameters.Add(((RelationalTypeMapping)property.GetTypeMapping()).CreateParameter(command, name, property.GetGetter().GetClrValue(rows[row]), property.IsNullable));
            }

            text.Append(')');
        }

        command.CommandText = text.ToString();
        return command;
    }

    private static string NameOf(int at) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"@p{at}");
}
