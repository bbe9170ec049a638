using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MedDispense.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class DoseReason : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "dose_reason",
                table: "order_versions",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "dose_reason",
                table: "order_versions");
        }
    }
}
