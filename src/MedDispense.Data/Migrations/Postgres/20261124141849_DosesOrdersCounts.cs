using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MedDispense.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class DosesOrdersCounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "about_posting_id",
                table: "postings",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "allergies_recorded_at",
                table: "clients",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "allergy_status",
                table: "clients",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "photo_id",
                table: "clients",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "presence",
                table: "clients",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "self_management",
                table: "clients",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "self_management_reason",
                table: "clients",
                type: "character varying(400)",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            // Clients who were there before: where they are follows from whether they left; nobody has asked about
            // allergies yet, and every dose is seen until somebody decides otherwise.
            migrationBuilder.Sql(
                "UPDATE clients SET presence = CASE WHEN left_at IS NULL THEN 'Here' ELSE 'Gone' END, "
                + "allergy_status = 'NotRecorded', self_management = 'Supervised'");

            migrationBuilder.CreateTable(
                name: "allergies",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    substance = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    reaction = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    recorded_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ended_reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_allergies", x => new { x.facility_id, x.id });
                    table.ForeignKey(
                        name: "fk_allergies_clients_facility_id_client_id",
                        columns: x => new { x.facility_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_allergies_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_allergies_staff_memberships_facility_id_recorded_by_id",
                        columns: x => new { x.facility_id, x.recorded_by_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "client_alerts",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    words = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    recorded_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_client_alerts", x => new { x.facility_id, x.id });
                    table.ForeignKey(
                        name: "fk_client_alerts_clients_facility_id_client_id",
                        columns: x => new { x.facility_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_client_alerts_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_client_alerts_staff_memberships_facility_id_recorded_by_id",
                        columns: x => new { x.facility_id, x.recorded_by_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "client_photos",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content_type = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    taken_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    taken_by_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_client_photos", x => new { x.facility_id, x.id });
                    table.ForeignKey(
                        name: "fk_client_photos_clients_facility_id_client_id",
                        columns: x => new { x.facility_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_client_photos_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_client_photos_staff_memberships_facility_id_taken_by_id",
                        columns: x => new { x.facility_id, x.taken_by_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "count_sessions",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    discrepancy_id = table.Column<Guid>(type: "uuid", nullable: true),
                    opened_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_by_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    opened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    given_up_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_count_sessions", x => new { x.facility_id, x.id });
                    table.ForeignKey(
                        name: "fk_count_sessions_discrepancies_facility_id_discrepancy_id",
                        columns: x => new { x.facility_id, x.discrepancy_id },
                        principalTable: "discrepancies",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_count_sessions_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_count_sessions_places_facility_id_place_id",
                        columns: x => new { x.facility_id, x.place_id },
                        principalTable: "places",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_count_sessions_staff_memberships_facility_id_opened_by_id",
                        columns: x => new { x.facility_id, x.opened_by_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "count_tries",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    act_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pack_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    counted = table.Column<long>(type: "bigint", nullable: false),
                    entered_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_count_tries", x => new { x.facility_id, x.id });
                    table.ForeignKey(
                        name: "fk_count_tries_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_count_tries_packs_facility_id_pack_id",
                        columns: x => new { x.facility_id, x.pack_id },
                        principalTable: "packs",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_count_tries_places_facility_id_place_id",
                        columns: x => new { x.facility_id, x.place_id },
                        principalTable: "places",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_count_tries_staff_memberships_facility_id_entered_by_id",
                        columns: x => new { x.facility_id, x.entered_by_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "handovers",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "uuid", nullable: false),
                    posting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    keys = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    open_matters = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    salt = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_handovers", x => new { x.facility_id, x.posting_id });
                    table.CheckConstraint("ck_handovers_two_people", "from_person_id <> to_person_id");
                    table.ForeignKey(
                        name: "fk_handovers_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_handovers_postings_facility_id_posting_id",
                        columns: x => new { x.facility_id, x.posting_id },
                        principalTable: "postings",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "incidents",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "uuid", nullable: false),
                    posting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    meant_for_client_id = table.Column<Guid>(type: "uuid", nullable: true),
                    what_happened = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    what_was_done = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    who_was_told = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    salt = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incidents", x => new { x.facility_id, x.posting_id });
                    table.ForeignKey(
                        name: "fk_incidents_clients_facility_id_client_id",
                        columns: x => new { x.facility_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_incidents_clients_facility_id_meant_for_client_id",
                        columns: x => new { x.facility_id, x.meant_for_client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_incidents_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_incidents_postings_facility_id_posting_id",
                        columns: x => new { x.facility_id, x.posting_id },
                        principalTable: "postings",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "medication_orders",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_medication_orders", x => new { x.facility_id, x.id });
                    table.ForeignKey(
                        name: "fk_medication_orders_clients_facility_id_client_id",
                        columns: x => new { x.facility_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_medication_orders_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "prescriber_calls",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "uuid", nullable: false),
                    posting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    prescriber_id = table.Column<Guid>(type: "uuid", nullable: true),
                    prescriber_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    spoke_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    said = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    read_back = table.Column<bool>(type: "boolean", nullable: false),
                    salt = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_prescriber_calls", x => new { x.facility_id, x.posting_id });
                    table.ForeignKey(
                        name: "fk_prescriber_calls_clients_facility_id_client_id",
                        columns: x => new { x.facility_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_prescriber_calls_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_prescriber_calls_postings_facility_id_posting_id",
                        columns: x => new { x.facility_id, x.posting_id },
                        principalTable: "postings",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_prescriber_calls_staff_memberships_facility_id_prescriber_id",
                        columns: x => new { x.facility_id, x.prescriber_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stay_events",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    happened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    recorded_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    witness_id = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    expected_back_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    last_dose_elsewhere = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    last_dose_verified_by = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stay_events", x => new { x.facility_id, x.id });
                    table.ForeignKey(
                        name: "fk_stay_events_clients_facility_id_client_id",
                        columns: x => new { x.facility_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_stay_events_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_stay_events_staff_memberships_facility_id_recorded_by_id",
                        columns: x => new { x.facility_id, x.recorded_by_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_stay_events_staff_memberships_facility_id_witness_id",
                        columns: x => new { x.facility_id, x.witness_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "count_entries",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    medicine_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_client_id = table.Column<Guid>(type: "uuid", nullable: true),
                    counted = table.Column<long>(type: "bigint", nullable: false),
                    expected = table.Column<long>(type: "bigint", nullable: false),
                    as_of_line = table.Column<long>(type: "bigint", nullable: false),
                    entered_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_count_entries", x => new { x.facility_id, x.id });
                    table.ForeignKey(
                        name: "fk_count_entries_clients_facility_id_owner_client_id",
                        columns: x => new { x.facility_id, x.owner_client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_count_entries_count_sessions_facility_id_session_id",
                        columns: x => new { x.facility_id, x.session_id },
                        principalTable: "count_sessions",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_count_entries_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_count_entries_medicines_facility_id_medicine_id",
                        columns: x => new { x.facility_id, x.medicine_id },
                        principalTable: "medicines",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_count_entries_staff_memberships_facility_id_entered_by_id",
                        columns: x => new { x.facility_id, x.entered_by_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "count_lines",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "uuid", nullable: false),
                    posting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: true),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    medicine_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_client_id = table.Column<Guid>(type: "uuid", nullable: true),
                    pack_id = table.Column<Guid>(type: "uuid", nullable: true),
                    counted = table.Column<long>(type: "bigint", nullable: false),
                    expected = table.Column<long>(type: "bigint", nullable: false),
                    as_of_line = table.Column<long>(type: "bigint", nullable: false),
                    counted_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    counted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    salt = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_count_lines", x => new { x.facility_id, x.posting_id, x.ordinal });
                    table.ForeignKey(
                        name: "fk_count_lines_clients_facility_id_owner_client_id",
                        columns: x => new { x.facility_id, x.owner_client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_count_lines_count_sessions_facility_id_session_id",
                        columns: x => new { x.facility_id, x.session_id },
                        principalTable: "count_sessions",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_count_lines_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_count_lines_medicines_facility_id_medicine_id",
                        columns: x => new { x.facility_id, x.medicine_id },
                        principalTable: "medicines",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_count_lines_packs_facility_id_pack_id",
                        columns: x => new { x.facility_id, x.pack_id },
                        principalTable: "packs",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_count_lines_places_facility_id_place_id",
                        columns: x => new { x.facility_id, x.place_id },
                        principalTable: "places",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_count_lines_postings_facility_id_posting_id",
                        columns: x => new { x.facility_id, x.posting_id },
                        principalTable: "postings",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "doses",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "uuid", nullable: false),
                    posting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: true),
                    order_id = table.Column<Guid>(type: "uuid", nullable: true),
                    order_version = table.Column<int>(type: "integer", nullable: true),
                    nominal = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    nominal_ordinal = table.Column<int>(type: "integer", nullable: true),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    happened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    medicine_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount_ordered = table.Column<long>(type: "bigint", nullable: false),
                    amount_taken = table.Column<long>(type: "bigint", nullable: false),
                    amount_to_waste = table.Column<long>(type: "bigint", nullable: false),
                    client_identified = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    pack_identified = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    not_scanned_reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    photo_id = table.Column<Guid>(type: "uuid", nullable: true),
                    observed = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    site = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    answers = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    prepared_posting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    replaces_posting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_late_entry = table.Column<bool>(type: "boolean", nullable: false),
                    salt = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_doses", x => new { x.facility_id, x.posting_id });
                    table.CheckConstraint("ck_doses_amounts", "amount_ordered >= 0 AND amount_taken >= 0 AND amount_to_waste >= 0");
                    table.ForeignKey(
                        name: "fk_doses_client_photos_facility_id_photo_id",
                        columns: x => new { x.facility_id, x.photo_id },
                        principalTable: "client_photos",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_doses_clients_facility_id_client_id",
                        columns: x => new { x.facility_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_doses_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_doses_medication_orders_facility_id_order_id",
                        columns: x => new { x.facility_id, x.order_id },
                        principalTable: "medication_orders",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_doses_medicines_facility_id_medicine_id",
                        columns: x => new { x.facility_id, x.medicine_id },
                        principalTable: "medicines",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_doses_postings_facility_id_posting_id",
                        columns: x => new { x.facility_id, x.posting_id },
                        principalTable: "postings",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_doses_postings_facility_id_prepared_posting_id",
                        columns: x => new { x.facility_id, x.prepared_posting_id },
                        principalTable: "postings",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_doses_postings_facility_id_replaces_posting_id",
                        columns: x => new { x.facility_id, x.replaces_posting_id },
                        principalTable: "postings",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "occurrence_claims",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    nominal = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    posting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_occurrence_claims", x => new { x.facility_id, x.order_id, x.nominal, x.ordinal });
                    table.ForeignKey(
                        name: "fk_occurrence_claims_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_occurrence_claims_medication_orders_facility_id_order_id",
                        columns: x => new { x.facility_id, x.order_id },
                        principalTable: "medication_orders",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "order_steps",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "uuid", nullable: false),
                    posting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    effective_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    call_posting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    salt = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_steps", x => new { x.facility_id, x.posting_id, x.ordinal });
                    table.ForeignKey(
                        name: "fk_order_steps_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_order_steps_medication_orders_facility_id_order_id",
                        columns: x => new { x.facility_id, x.order_id },
                        principalTable: "medication_orders",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_order_steps_postings_facility_id_call_posting_id",
                        columns: x => new { x.facility_id, x.call_posting_id },
                        principalTable: "postings",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_order_steps_postings_facility_id_posting_id",
                        columns: x => new { x.facility_id, x.posting_id },
                        principalTable: "postings",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "order_versions",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    posting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    medicine_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dose_number = table.Column<long>(type: "bigint", nullable: false),
                    dose_divisor = table.Column<long>(type: "bigint", nullable: false),
                    dose_unit = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    dose_amount = table.Column<long>(type: "bigint", nullable: false),
                    route = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    timing = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    way = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    indication = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    directions = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    minimum_gap_minutes = table.Column<int>(type: "integer", nullable: false),
                    maximum_in24_hours = table.Column<long>(type: "bigint", nullable: true),
                    starts_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    effective_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    prescriber_id = table.Column<Guid>(type: "uuid", nullable: true),
                    prescriber_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    signature = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    counter_sign_by = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    allergy_reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    change_reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    salt = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_versions", x => new { x.facility_id, x.order_id, x.version });
                    table.CheckConstraint("ck_order_versions_counter_sign", "signature <> 'VerbalReadBack' OR counter_sign_by IS NOT NULL");
                    table.CheckConstraint("ck_order_versions_dose", "dose_number > 0 AND dose_divisor > 0 AND dose_amount > 0");
                    table.ForeignKey(
                        name: "fk_order_versions_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_order_versions_medication_orders_facility_id_order_id",
                        columns: x => new { x.facility_id, x.order_id },
                        principalTable: "medication_orders",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_order_versions_medicines_facility_id_medicine_id",
                        columns: x => new { x.facility_id, x.medicine_id },
                        principalTable: "medicines",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_order_versions_postings_facility_id_posting_id",
                        columns: x => new { x.facility_id, x.posting_id },
                        principalTable: "postings",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_order_versions_staff_memberships_facility_id_prescriber_id",
                        columns: x => new { x.facility_id, x.prescriber_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_postings_facility_id_about_posting_id",
                table: "postings",
                columns: new[] { "facility_id", "about_posting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_allergies_facility_id_client_id",
                table: "allergies",
                columns: new[] { "facility_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "ix_allergies_facility_id_recorded_by_id",
                table: "allergies",
                columns: new[] { "facility_id", "recorded_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_client_alerts_facility_id_client_id",
                table: "client_alerts",
                columns: new[] { "facility_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "ix_client_alerts_facility_id_recorded_by_id",
                table: "client_alerts",
                columns: new[] { "facility_id", "recorded_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_client_photos_facility_id_client_id",
                table: "client_photos",
                columns: new[] { "facility_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "ix_client_photos_facility_id_taken_by_id",
                table: "client_photos",
                columns: new[] { "facility_id", "taken_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_count_entries_facility_id_entered_by_id",
                table: "count_entries",
                columns: new[] { "facility_id", "entered_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_count_entries_facility_id_medicine_id",
                table: "count_entries",
                columns: new[] { "facility_id", "medicine_id" });

            migrationBuilder.CreateIndex(
                name: "ix_count_entries_facility_id_owner_client_id",
                table: "count_entries",
                columns: new[] { "facility_id", "owner_client_id" });

            migrationBuilder.CreateIndex(
                name: "ix_count_entries_facility_id_session_id",
                table: "count_entries",
                columns: new[] { "facility_id", "session_id" });

            migrationBuilder.CreateIndex(
                name: "ix_count_lines_facility_id_medicine_id",
                table: "count_lines",
                columns: new[] { "facility_id", "medicine_id" });

            migrationBuilder.CreateIndex(
                name: "ix_count_lines_facility_id_owner_client_id",
                table: "count_lines",
                columns: new[] { "facility_id", "owner_client_id" });

            migrationBuilder.CreateIndex(
                name: "ix_count_lines_facility_id_pack_id",
                table: "count_lines",
                columns: new[] { "facility_id", "pack_id" });

            migrationBuilder.CreateIndex(
                name: "ix_count_lines_facility_id_place_id_medicine_id",
                table: "count_lines",
                columns: new[] { "facility_id", "place_id", "medicine_id" });

            migrationBuilder.CreateIndex(
                name: "ix_count_lines_facility_id_session_id",
                table: "count_lines",
                columns: new[] { "facility_id", "session_id" });

            migrationBuilder.CreateIndex(
                name: "ix_count_sessions_facility_id_discrepancy_id",
                table: "count_sessions",
                columns: new[] { "facility_id", "discrepancy_id" });

            migrationBuilder.CreateIndex(
                name: "ix_count_sessions_facility_id_opened_by_id",
                table: "count_sessions",
                columns: new[] { "facility_id", "opened_by_id" });

            migrationBuilder.CreateIndex(
                name: "ux_count_sessions_one_open",
                table: "count_sessions",
                columns: new[] { "facility_id", "place_id" },
                unique: true,
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_count_tries_facility_id_act_id",
                table: "count_tries",
                columns: new[] { "facility_id", "act_id" });

            migrationBuilder.CreateIndex(
                name: "ix_count_tries_facility_id_entered_by_id",
                table: "count_tries",
                columns: new[] { "facility_id", "entered_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_count_tries_facility_id_pack_id",
                table: "count_tries",
                columns: new[] { "facility_id", "pack_id" });

            migrationBuilder.CreateIndex(
                name: "ix_count_tries_facility_id_place_id",
                table: "count_tries",
                columns: new[] { "facility_id", "place_id" });

            migrationBuilder.CreateIndex(
                name: "ix_doses_facility_id_client_id_happened_at",
                table: "doses",
                columns: new[] { "facility_id", "client_id", "happened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_doses_facility_id_medicine_id",
                table: "doses",
                columns: new[] { "facility_id", "medicine_id" });

            migrationBuilder.CreateIndex(
                name: "ix_doses_facility_id_order_id_nominal",
                table: "doses",
                columns: new[] { "facility_id", "order_id", "nominal" });

            migrationBuilder.CreateIndex(
                name: "ix_doses_facility_id_photo_id",
                table: "doses",
                columns: new[] { "facility_id", "photo_id" });

            migrationBuilder.CreateIndex(
                name: "ix_doses_facility_id_prepared_posting_id",
                table: "doses",
                columns: new[] { "facility_id", "prepared_posting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_doses_facility_id_replaces_posting_id",
                table: "doses",
                columns: new[] { "facility_id", "replaces_posting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_incidents_facility_id_client_id",
                table: "incidents",
                columns: new[] { "facility_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "ix_incidents_facility_id_meant_for_client_id",
                table: "incidents",
                columns: new[] { "facility_id", "meant_for_client_id" });

            migrationBuilder.CreateIndex(
                name: "ix_medication_orders_facility_id_client_id",
                table: "medication_orders",
                columns: new[] { "facility_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "ix_medication_orders_facility_id_number",
                table: "medication_orders",
                columns: new[] { "facility_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_occurrence_claims_facility_id_posting_id",
                table: "occurrence_claims",
                columns: new[] { "facility_id", "posting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_order_steps_facility_id_call_posting_id",
                table: "order_steps",
                columns: new[] { "facility_id", "call_posting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_order_steps_facility_id_order_id",
                table: "order_steps",
                columns: new[] { "facility_id", "order_id" });

            migrationBuilder.CreateIndex(
                name: "ix_order_versions_facility_id_medicine_id",
                table: "order_versions",
                columns: new[] { "facility_id", "medicine_id" });

            migrationBuilder.CreateIndex(
                name: "ix_order_versions_facility_id_posting_id",
                table: "order_versions",
                columns: new[] { "facility_id", "posting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_order_versions_facility_id_prescriber_id",
                table: "order_versions",
                columns: new[] { "facility_id", "prescriber_id" });

            migrationBuilder.CreateIndex(
                name: "ix_prescriber_calls_facility_id_client_id",
                table: "prescriber_calls",
                columns: new[] { "facility_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "ix_prescriber_calls_facility_id_prescriber_id",
                table: "prescriber_calls",
                columns: new[] { "facility_id", "prescriber_id" });

            migrationBuilder.CreateIndex(
                name: "ix_stay_events_facility_id_client_id_happened_at",
                table: "stay_events",
                columns: new[] { "facility_id", "client_id", "happened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_stay_events_facility_id_recorded_by_id",
                table: "stay_events",
                columns: new[] { "facility_id", "recorded_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_stay_events_facility_id_witness_id",
                table: "stay_events",
                columns: new[] { "facility_id", "witness_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_postings_postings_facility_id_about_posting_id",
                table: "postings",
                columns: new[] { "facility_id", "about_posting_id" },
                principalTable: "postings",
                principalColumns: new[] { "facility_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }
    }
}
