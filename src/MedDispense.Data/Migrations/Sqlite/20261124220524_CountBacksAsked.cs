using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MedDispense.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CountBacksAsked : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "count_backs_asked",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pack_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    place_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked_of_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_count_backs_asked", x => new { x.facility_id, x.id });
                    table.ForeignKey(
                        name: "fk_count_backs_asked_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_count_backs_asked_packs_facility_id_pack_id",
                        columns: x => new { x.facility_id, x.pack_id },
                        principalTable: "packs",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_count_backs_asked_places_facility_id_place_id",
                        columns: x => new { x.facility_id, x.place_id },
                        principalTable: "places",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_count_backs_asked_staff_memberships_facility_id_asked_of_id",
                        columns: x => new { x.facility_id, x.asked_of_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_count_backs_asked_facility_id_asked_at",
                table: "count_backs_asked",
                columns: new[] { "facility_id", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_count_backs_asked_facility_id_asked_of_id",
                table: "count_backs_asked",
                columns: new[] { "facility_id", "asked_of_id" });

            migrationBuilder.CreateIndex(
                name: "ix_count_backs_asked_facility_id_pack_id",
                table: "count_backs_asked",
                columns: new[] { "facility_id", "pack_id" });

            migrationBuilder.CreateIndex(
                name: "ix_count_backs_asked_facility_id_place_id",
                table: "count_backs_asked",
                columns: new[] { "facility_id", "place_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "count_backs_asked");
        }
    }
}
