using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MedDispense.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ClientScans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "client_scans",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scanned_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    station_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    scanned_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_client_scans", x => new { x.facility_id, x.id });
                    table.ForeignKey(
                        name: "fk_client_scans_clients_facility_id_client_id",
                        columns: x => new { x.facility_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_client_scans_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_client_scans_staff_memberships_facility_id_scanned_by_id",
                        columns: x => new { x.facility_id, x.scanned_by_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_client_scans_stations_facility_id_station_id",
                        columns: x => new { x.facility_id, x.station_id },
                        principalTable: "stations",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_client_scans_facility_id_client_id",
                table: "client_scans",
                columns: new[] { "facility_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "ix_client_scans_facility_id_scanned_at",
                table: "client_scans",
                columns: new[] { "facility_id", "scanned_at" });

            migrationBuilder.CreateIndex(
                name: "ix_client_scans_facility_id_scanned_by_id",
                table: "client_scans",
                columns: new[] { "facility_id", "scanned_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_client_scans_facility_id_station_id",
                table: "client_scans",
                columns: new[] { "facility_id", "station_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "client_scans");
        }
    }
}
