using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MedDispense.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Holds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "hold_decisions",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    posting_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    held_by = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    decided_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    about = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    prescriber_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    prescriber_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    signature = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    call_posting_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    salt = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hold_decisions", x => new { x.facility_id, x.posting_id, x.ordinal });
                    table.ForeignKey(
                        name: "fk_hold_decisions_clients_facility_id_client_id",
                        columns: x => new { x.facility_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hold_decisions_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hold_decisions_medication_orders_facility_id_order_id",
                        columns: x => new { x.facility_id, x.order_id },
                        principalTable: "medication_orders",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hold_decisions_postings_facility_id_call_posting_id",
                        columns: x => new { x.facility_id, x.call_posting_id },
                        principalTable: "postings",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hold_decisions_postings_facility_id_posting_id",
                        columns: x => new { x.facility_id, x.posting_id },
                        principalTable: "postings",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hold_decisions_staff_memberships_facility_id_prescriber_id",
                        columns: x => new { x.facility_id, x.prescriber_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "service_closures",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    recorded_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ended_by_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_closures", x => new { x.facility_id, x.id });
                    table.ForeignKey(
                        name: "fk_service_closures_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_service_closures_staff_memberships_facility_id_ended_by_id",
                        columns: x => new { x.facility_id, x.ended_by_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_service_closures_staff_memberships_facility_id_recorded_by_id",
                        columns: x => new { x.facility_id, x.recorded_by_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_hold_decisions_facility_id_call_posting_id",
                table: "hold_decisions",
                columns: new[] { "facility_id", "call_posting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_hold_decisions_facility_id_client_id",
                table: "hold_decisions",
                columns: new[] { "facility_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "ix_hold_decisions_facility_id_order_id",
                table: "hold_decisions",
                columns: new[] { "facility_id", "order_id" });

            migrationBuilder.CreateIndex(
                name: "ix_hold_decisions_facility_id_prescriber_id",
                table: "hold_decisions",
                columns: new[] { "facility_id", "prescriber_id" });

            migrationBuilder.CreateIndex(
                name: "ix_service_closures_facility_id_ended_by_id",
                table: "service_closures",
                columns: new[] { "facility_id", "ended_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_service_closures_facility_id_last_day",
                table: "service_closures",
                columns: new[] { "facility_id", "last_day" });

            migrationBuilder.CreateIndex(
                name: "ix_service_closures_facility_id_recorded_by_id",
                table: "service_closures",
                columns: new[] { "facility_id", "recorded_by_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "hold_decisions");

            migrationBuilder.DropTable(
                name: "service_closures");
        }
    }
}
