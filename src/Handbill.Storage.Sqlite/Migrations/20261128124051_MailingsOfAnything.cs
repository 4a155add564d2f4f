using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Handbill.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MailingsOfAnything : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "ArticleId",
                table: "site_mailing",
                newName: "OfId");

            migrationBuilder.RenameIndex(
                name: "IX_site_mailing_ArticleId",
                table: "site_mailing",
                newName: "IX_site_mailing_OfId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "OfId",
                table: "site_mailing",
                newName: "ArticleId");

            migrationBuilder.RenameIndex(
                name: "IX_site_mailing_OfId",
                table: "site_mailing",
                newName: "IX_site_mailing_ArticleId");
        }
    }
}
