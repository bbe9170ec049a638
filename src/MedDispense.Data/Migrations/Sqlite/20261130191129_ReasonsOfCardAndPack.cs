using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MedDispense.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ReasonsOfCardAndPack : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "not_scanned_reason",
                table: "doses",
                newName: "pack_not_scanned_reason");

            migrationBuilder.AddColumn<string>(
                name: "card_not_scanned_reason",
                table: "doses",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "order_id",
                table: "count_backs_asked",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_count_backs_asked_facility_id_order_id",
                table: "count_backs_asked",
                columns: new[] { "facility_id", "order_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_count_backs_asked_medication_orders_facility_id_order_id",
                table: "count_backs_asked",
                columns: new[] { "facility_id", "order_id" },
                principalTable: "medication_orders",
                principalColumns: new[] { "facility_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_count_backs_asked_medication_orders_facility_id_order_id",
                table: "count_backs_asked");

            migrationBuilder.DropIndex(
                name: "ix_count_backs_asked_facility_id_order_id",
                table: "count_backs_asked");

            migrationBuilder.DropColumn(
                name: "card_not_scanned_reason",
                table: "doses");

            migrationBuilder.DropColumn(
                name: "order_id",
                table: "count_backs_asked");

            migrationBuilder.RenameColumn(
                name: "pack_not_scanned_reason",
                table: "doses",
                newName: "not_scanned_reason");
        }
    }
}
