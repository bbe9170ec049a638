using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MedDispense.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Interactions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "interaction_reason",
                table: "order_versions",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "interaction_tables",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    file_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    pair_count = table.Column<int>(type: "INTEGER", nullable: false),
                    imported_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    imported_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    imported_by_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_interaction_tables", x => new { x.facility_id, x.id });
                    table.CheckConstraint("ck_interaction_tables_count", "pair_count > 0");
                    table.ForeignKey(
                        name: "fk_interaction_tables_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_interaction_tables_staff_memberships_facility_id_imported_by_id",
                        columns: x => new { x.facility_id, x.imported_by_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "interaction_pairs",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    table_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    first_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    first_class = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    second_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    second_class = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    rule = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    severity = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_interaction_pairs", x => new { x.facility_id, x.table_id, x.ordinal });
                    table.ForeignKey(
                        name: "fk_interaction_pairs_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_interaction_pairs_interaction_tables_facility_id_table_id",
                        columns: x => new { x.facility_id, x.table_id },
                        principalTable: "interaction_tables",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_interaction_tables_facility_id_imported_at",
                table: "interaction_tables",
                columns: new[] { "facility_id", "imported_at" });

            migrationBuilder.CreateIndex(
                name: "ix_interaction_tables_facility_id_imported_by_id",
                table: "interaction_tables",
                columns: new[] { "facility_id", "imported_by_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "interaction_pairs");

            migrationBuilder.DropTable(
                name: "interaction_tables");

            migrationBuilder.DropColumn(
                name: "interaction_reason",
                table: "order_versions");
        }
    }
}
