using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Handbill.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class PacesOfMailHosts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Hosts",
                table: "groups_mail_setting",
                type: "character varying(20000)",
                maxLength: 20000,
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Hosts",
                table: "groups_mail_setting");
        }
    }
}
