using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MedDispense.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DoseIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_postings_corrections",
                table: "postings",
                columns: new[] { "facility_id", "corrects_posting_id" },
                filter: "corrects_posting_id IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_postings_corrections",
                table: "postings");
        }
    }
}
