using Handbill.Kernel.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Handbill.Storage.Postgres.Migrations;

/// <summary>Has bytes kept as they are: all that the tables have is packed, sealed or hashed already, and to try to pack it anew took a sixth of a press run's time.</summary>
[DbContext(typeof(HandbillDb))]
[Migration("20261127230000_BytesAsTheyAre")]
public sealed class BytesAsTheyAre : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        DO $$
        DECLARE one record;
        BEGIN
          FOR one IN
            SELECT attrelid::regclass AS of_table, attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
            WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND atttypid = 'bytea'::regtype AND attnum > 0 AND NOT attisdropped
          LOOP
            EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET STORAGE EXTERNAL', one.of_table, one.attname);
          END LOOP;
        END $$
        """);
}
