using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Handbill.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SheetsInTheArchive : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "Id",
                table: "site_public_sheet",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            // Sheets that are there already get ids of their own; the next start puts them into the archive's index.
            migrationBuilder.Sql("UPDATE site_public_sheet SET Id = hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))");

            migrationBuilder.CreateIndex(
                name: "IX_site_public_sheet_GroupId_Name_IssueId",
                table: "site_public_sheet",
                columns: new[] { "GroupId", "Name", "IssueId" });

            migrationBuilder.CreateIndex(
                name: "IX_site_public_sheet_Id",
                table: "site_public_sheet",
                column: "Id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_site_public_sheet_GroupId_Name_IssueId",
                table: "site_public_sheet");

            migrationBuilder.DropIndex(
                name: "IX_site_public_sheet_Id",
                table: "site_public_sheet");

            migrationBuilder.DropColumn(
                name: "Id",
                table: "site_public_sheet");
        }
    }
}
