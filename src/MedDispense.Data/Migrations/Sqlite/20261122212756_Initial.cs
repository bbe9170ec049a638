using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MedDispense.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    friendly_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    xml = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.friendly_name);
                });

            migrationBuilder.CreateTable(
                name: "facilities",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    jurisdiction = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    licence_kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    registration_number = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    time_zone_id = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    paper_size = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    went_live_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    is_demo = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_facilities", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    must_change_password = table.Column<bool>(type: "INTEGER", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_users", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    actor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    station_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    subject = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    detail = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => new { x.facility_id, x.id });
                    table.ForeignKey(
                        name: "fk_audit_entries_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "chain_heads",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    last_number = table.Column<long>(type: "INTEGER", nullable: false),
                    last_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    last_recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chain_heads", x => x.facility_id);
                    table.ForeignKey(
                        name: "fk_chain_heads_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "clients",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    family_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    given_names = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    born_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    room = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    house = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    card_code = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    admitted_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    left_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clients", x => new { x.facility_id, x.id });
                    table.ForeignKey(
                        name: "fk_clients_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "facility_settings",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    value = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    from = table.Column<DateTime>(type: "TEXT", nullable: false),
                    set_by_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_facility_settings", x => new { x.facility_id, x.id });
                    table.ForeignKey(
                        name: "fk_facility_settings_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "medicines",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    brand_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    labeler = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    strength = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    form = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    route = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    us_schedule = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    uk_schedule = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    legal_class = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    treat_as_controlled = table.Column<bool>(type: "INTEGER", nullable: false),
                    counted_in = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    smallest_per_counted = table.Column<int>(type: "INTEGER", nullable: false),
                    is_multi_dose = table.Column<bool>(type: "INTEGER", nullable: false),
                    witness_policy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    is_emergency = table.Column<bool>(type: "INTEGER", nullable: false),
                    low_stock_below = table.Column<long>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    source_key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    source_fingerprint = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    search_text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    sort_text = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_medicines", x => new { x.facility_id, x.id });
                    table.CheckConstraint("ck_medicines_smallest", "smallest_per_counted >= 1");
                    table.ForeignKey(
                        name: "fk_medicines_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "suppliers",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    registration_number = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suppliers", x => new { x.facility_id, x.id });
                    table.ForeignKey(
                        name: "fk_suppliers_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_asp_net_user_claims_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_asp_net_user_logins_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_tokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    value = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_asp_net_user_tokens_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_memberships",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    initials = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    roles = table.Column<int>(type: "INTEGER", maxLength: 64, nullable: false),
                    rights = table.Column<int>(type: "INTEGER", maxLength: 64, nullable: false),
                    is_trainee = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_agency = table.Column<bool>(type: "INTEGER", nullable: false),
                    badge_colour = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    badge_code = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    pin_hash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    from = table.Column<DateTime>(type: "TEXT", nullable: false),
                    until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_memberships", x => new { x.facility_id, x.id });
                    table.ForeignKey(
                        name: "fk_staff_memberships_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_staff_memberships_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "medicine_codes",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    medicine_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    system = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    value = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    package = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    package_amount = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_medicine_codes", x => new { x.facility_id, x.id });
                    table.ForeignKey(
                        name: "fk_medicine_codes_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_medicine_codes_medicines_facility_id_medicine_id",
                        columns: x => new { x.facility_id, x.medicine_id },
                        principalTable: "medicines",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "medicine_ingredients",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    medicine_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    present_as = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    amount_number = table.Column<long>(type: "INTEGER", nullable: false),
                    amount_divisor = table.Column<long>(type: "INTEGER", nullable: false),
                    unit = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    per_number = table.Column<long>(type: "INTEGER", nullable: false),
                    per_divisor = table.Column<long>(type: "INTEGER", nullable: false),
                    per_unit = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_medicine_ingredients", x => new { x.facility_id, x.medicine_id, x.ordinal });
                    table.CheckConstraint("ck_medicine_ingredients_ratio", "amount_number > 0 AND amount_divisor > 0 AND per_number > 0 AND per_divisor > 0");
                    table.ForeignKey(
                        name: "fk_medicine_ingredients_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_medicine_ingredients_medicines_facility_id_medicine_id",
                        columns: x => new { x.facility_id, x.medicine_id },
                        principalTable: "medicines",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "packs",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    medicine_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lot = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    expiry = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    serial = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    owner_client_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    label_code = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    dispensed_label = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    full_amount = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_packs", x => new { x.facility_id, x.id });
                    table.CheckConstraint("ck_packs_full", "full_amount IS NULL OR full_amount > 0");
                    table.ForeignKey(
                        name: "fk_packs_clients_facility_id_owner_client_id",
                        columns: x => new { x.facility_id, x.owner_client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_packs_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_packs_medicines_facility_id_medicine_id",
                        columns: x => new { x.facility_id, x.medicine_id },
                        principalTable: "medicines",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "register_pages",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    medicine_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_client_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    last_number = table.Column<long>(type: "INTEGER", nullable: false),
                    balance = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_pages", x => new { x.facility_id, x.id });
                    table.CheckConstraint("ck_register_pages_balance", "balance >= 0 AND last_number >= 0");
                    table.ForeignKey(
                        name: "fk_register_pages_clients_facility_id_owner_client_id",
                        columns: x => new { x.facility_id, x.owner_client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_register_pages_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_register_pages_medicines_facility_id_medicine_id",
                        columns: x => new { x.facility_id, x.medicine_id },
                        principalTable: "medicines",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "import_runs",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    file_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    file_bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    started_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    started_by_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    rows_read = table.Column<int>(type: "INTEGER", nullable: false),
                    rows_refused = table.Column<int>(type: "INTEGER", nullable: false),
                    added = table.Column<int>(type: "INTEGER", nullable: false),
                    changed = table.Column<int>(type: "INTEGER", nullable: false),
                    unchanged = table.Column<int>(type: "INTEGER", nullable: false),
                    remarks = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    report = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_runs", x => new { x.facility_id, x.id });
                    table.CheckConstraint("ck_import_runs_ended", "(ended_at IS NULL) = (outcome IS NULL)");
                    table.ForeignKey(
                        name: "fk_import_runs_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_import_runs_staff_memberships_facility_id_started_by_id",
                        columns: x => new { x.facility_id, x.started_by_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "places",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    house = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    destination_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_places", x => new { x.facility_id, x.id });
                    table.CheckConstraint("ck_places_hands", "(kind = 'SignedOut') = (person_id IS NOT NULL)");
                    table.CheckConstraint("ck_places_transit", "(kind = 'InTransit') = (destination_id IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_places_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_places_places_facility_id_destination_id",
                        columns: x => new { x.facility_id, x.destination_id },
                        principalTable: "places",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_places_staff_memberships_facility_id_person_id",
                        columns: x => new { x.facility_id, x.person_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stock_orders",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    supplier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ordered_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ordered_by_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ordered_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    form222_number = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    cancelled_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stock_orders", x => new { x.facility_id, x.id });
                    table.ForeignKey(
                        name: "fk_stock_orders_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_stock_orders_staff_memberships_facility_id_ordered_by_id",
                        columns: x => new { x.facility_id, x.ordered_by_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_stock_orders_suppliers_facility_id_supplier_id",
                        columns: x => new { x.facility_id, x.supplier_id },
                        principalTable: "suppliers",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "holdings",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    place_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pack_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holdings", x => new { x.facility_id, x.place_id, x.pack_id });
                    table.CheckConstraint("ck_holdings_amount", "amount >= 0");
                    table.ForeignKey(
                        name: "fk_holdings_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_holdings_packs_facility_id_pack_id",
                        columns: x => new { x.facility_id, x.pack_id },
                        principalTable: "packs",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_holdings_places_facility_id_place_id",
                        columns: x => new { x.facility_id, x.place_id },
                        principalTable: "places",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stations",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    place_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    token_hash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    failed_attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    locked_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stations", x => new { x.facility_id, x.id });
                    table.ForeignKey(
                        name: "fk_stations_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_stations_places_facility_id_place_id",
                        columns: x => new { x.facility_id, x.place_id },
                        principalTable: "places",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "unsettled_movements",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    posting_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    place_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pack_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    remaining = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unsettled_movements", x => new { x.facility_id, x.posting_id, x.ordinal });
                    table.CheckConstraint("ck_unsettled_movements_remaining", "remaining >= 0");
                    table.ForeignKey(
                        name: "fk_unsettled_movements_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_unsettled_movements_packs_facility_id_pack_id",
                        columns: x => new { x.facility_id, x.pack_id },
                        principalTable: "packs",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_unsettled_movements_places_facility_id_place_id",
                        columns: x => new { x.facility_id, x.place_id },
                        principalTable: "places",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stock_order_lines",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    stock_order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    medicine_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stock_order_lines", x => new { x.facility_id, x.stock_order_id, x.ordinal });
                    table.CheckConstraint("ck_stock_order_lines_amount", "amount > 0");
                    table.ForeignKey(
                        name: "fk_stock_order_lines_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_stock_order_lines_medicines_facility_id_medicine_id",
                        columns: x => new { x.facility_id, x.medicine_id },
                        principalTable: "medicines",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_stock_order_lines_stock_orders_facility_id_stock_order_id",
                        columns: x => new { x.facility_id, x.stock_order_id },
                        principalTable: "stock_orders",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "postings",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    format_version = table.Column<int>(type: "INTEGER", nullable: false),
                    actor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    actor_initials = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    witness_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    witness_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    witness_initials = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    witness_method = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    witness_required = table.Column<bool>(type: "INTEGER", nullable: false),
                    co_signer_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    co_signer_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    station_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    supplier_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    happened_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    reason_code = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    reference = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    discrepancy_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    corrects_posting_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    salt = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    previous_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_postings", x => new { x.facility_id, x.id });
                    table.CheckConstraint("ck_postings_co_signer_is_another", "co_signer_id IS NULL OR (co_signer_id <> actor_id AND (witness_id IS NULL OR co_signer_id <> witness_id))");
                    table.CheckConstraint("ck_postings_number", "number >= 1");
                    table.CheckConstraint("ck_postings_witness_is_another", "witness_id IS NULL OR witness_id <> actor_id");
                    table.CheckConstraint("ck_postings_witness_there", "NOT witness_required OR witness_id IS NOT NULL");
                    table.ForeignKey(
                        name: "fk_postings_clients_facility_id_client_id",
                        columns: x => new { x.facility_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_postings_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_postings_postings_facility_id_corrects_posting_id",
                        columns: x => new { x.facility_id, x.corrects_posting_id },
                        principalTable: "postings",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_postings_staff_memberships_facility_id_actor_id",
                        columns: x => new { x.facility_id, x.actor_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_postings_staff_memberships_facility_id_co_signer_id",
                        columns: x => new { x.facility_id, x.co_signer_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_postings_staff_memberships_facility_id_witness_id",
                        columns: x => new { x.facility_id, x.witness_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_postings_stations_facility_id_station_id",
                        columns: x => new { x.facility_id, x.station_id },
                        principalTable: "stations",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_postings_suppliers_facility_id_supplier_id",
                        columns: x => new { x.facility_id, x.supplier_id },
                        principalTable: "suppliers",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "daily_closes",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    posting_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    business_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    through_number = table.Column<long>(type: "INTEGER", nullable: false),
                    through_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    postings_count = table.Column<long>(type: "INTEGER", nullable: false),
                    open_in_hands = table.Column<int>(type: "INTEGER", nullable: false),
                    open_in_transit = table.Column<int>(type: "INTEGER", nullable: false),
                    remarks = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    salt = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_daily_closes", x => new { x.facility_id, x.posting_id });
                    table.ForeignKey(
                        name: "fk_daily_closes_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_daily_closes_postings_facility_id_posting_id",
                        columns: x => new { x.facility_id, x.posting_id },
                        principalTable: "postings",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "destruction_requests",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pack_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    place_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    method = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    requested_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    requested_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_by_posting_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_destruction_requests", x => new { x.facility_id, x.id });
                    table.CheckConstraint("ck_destruction_requests_amount", "amount > 0");
                    table.ForeignKey(
                        name: "fk_destruction_requests_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_destruction_requests_packs_facility_id_pack_id",
                        columns: x => new { x.facility_id, x.pack_id },
                        principalTable: "packs",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_destruction_requests_places_facility_id_place_id",
                        columns: x => new { x.facility_id, x.place_id },
                        principalTable: "places",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_destruction_requests_postings_facility_id_id",
                        columns: x => new { x.facility_id, x.id },
                        principalTable: "postings",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_destruction_requests_staff_memberships_facility_id_requested_by_id",
                        columns: x => new { x.facility_id, x.requested_by_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "discrepancies",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    rule = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    severity = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    opened_by_posting_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    medicine_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_client_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    pack_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    place_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    difference = table.Column<long>(type: "INTEGER", nullable: false),
                    fact = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    salt = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_discrepancies", x => new { x.facility_id, x.id });
                    table.ForeignKey(
                        name: "fk_discrepancies_clients_facility_id_owner_client_id",
                        columns: x => new { x.facility_id, x.owner_client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_discrepancies_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_discrepancies_medicines_facility_id_medicine_id",
                        columns: x => new { x.facility_id, x.medicine_id },
                        principalTable: "medicines",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_discrepancies_packs_facility_id_pack_id",
                        columns: x => new { x.facility_id, x.pack_id },
                        principalTable: "packs",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_discrepancies_places_facility_id_place_id",
                        columns: x => new { x.facility_id, x.place_id },
                        principalTable: "places",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_discrepancies_postings_facility_id_opened_by_posting_id",
                        columns: x => new { x.facility_id, x.opened_by_posting_id },
                        principalTable: "postings",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "movements",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    posting_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    pack_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    from_place_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_place_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    settles_posting_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    settles_ordinal = table.Column<int>(type: "INTEGER", nullable: true),
                    reopens_posting_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    reopens_ordinal = table.Column<int>(type: "INTEGER", nullable: true),
                    salt = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_movements", x => new { x.facility_id, x.posting_id, x.ordinal });
                    table.CheckConstraint("ck_movements_amount", "amount > 0");
                    table.CheckConstraint("ck_movements_places_differ", "from_place_id <> to_place_id");
                    table.ForeignKey(
                        name: "fk_movements_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_movements_movements_facility_id_reopens_posting_id_reopens_ordinal",
                        columns: x => new { x.facility_id, x.reopens_posting_id, x.reopens_ordinal },
                        principalTable: "movements",
                        principalColumns: new[] { "facility_id", "posting_id", "ordinal" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_movements_movements_facility_id_settles_posting_id_settles_ordinal",
                        columns: x => new { x.facility_id, x.settles_posting_id, x.settles_ordinal },
                        principalTable: "movements",
                        principalColumns: new[] { "facility_id", "posting_id", "ordinal" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_movements_packs_facility_id_pack_id",
                        columns: x => new { x.facility_id, x.pack_id },
                        principalTable: "packs",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_movements_places_facility_id_from_place_id",
                        columns: x => new { x.facility_id, x.from_place_id },
                        principalTable: "places",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_movements_places_facility_id_to_place_id",
                        columns: x => new { x.facility_id, x.to_place_id },
                        principalTable: "places",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_movements_postings_facility_id_posting_id",
                        columns: x => new { x.facility_id, x.posting_id },
                        principalTable: "postings",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recalls",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    medicine_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lot = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    lifted_by_posting_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recalls", x => new { x.facility_id, x.id });
                    table.ForeignKey(
                        name: "fk_recalls_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_recalls_medicines_facility_id_medicine_id",
                        columns: x => new { x.facility_id, x.medicine_id },
                        principalTable: "medicines",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_recalls_postings_facility_id_id",
                        columns: x => new { x.facility_id, x.id },
                        principalTable: "postings",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "receipt_lines",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    posting_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    stock_order_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    stock_order_ordinal = table.Column<int>(type: "INTEGER", nullable: true),
                    medicine_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pack_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    ordered_amount = table.Column<long>(type: "INTEGER", nullable: true),
                    noted_amount = table.Column<long>(type: "INTEGER", nullable: false),
                    counted_amount = table.Column<long>(type: "INTEGER", nullable: false),
                    salt = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipt_lines", x => new { x.facility_id, x.posting_id, x.ordinal });
                    table.CheckConstraint("ck_receipt_lines_amounts", "noted_amount >= 0 AND counted_amount >= 0");
                    table.ForeignKey(
                        name: "fk_receipt_lines_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_receipt_lines_medicines_facility_id_medicine_id",
                        columns: x => new { x.facility_id, x.medicine_id },
                        principalTable: "medicines",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_receipt_lines_packs_facility_id_pack_id",
                        columns: x => new { x.facility_id, x.pack_id },
                        principalTable: "packs",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_receipt_lines_postings_facility_id_posting_id",
                        columns: x => new { x.facility_id, x.posting_id },
                        principalTable: "postings",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_receipt_lines_stock_order_lines_facility_id_stock_order_id_stock_order_ordinal",
                        columns: x => new { x.facility_id, x.stock_order_id, x.stock_order_ordinal },
                        principalTable: "stock_order_lines",
                        principalColumns: new[] { "facility_id", "stock_order_id", "ordinal" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "register_lines",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    posting_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    page_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    pack_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    amount_in = table.Column<long>(type: "INTEGER", nullable: false),
                    amount_out = table.Column<long>(type: "INTEGER", nullable: false),
                    amount_moved = table.Column<long>(type: "INTEGER", nullable: false),
                    counted_amount = table.Column<long>(type: "INTEGER", nullable: true),
                    place_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    other_place_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    counterparty = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    page_balance = table.Column<long>(type: "INTEGER", nullable: false),
                    place_balance = table.Column<long>(type: "INTEGER", nullable: true),
                    other_place_balance = table.Column<long>(type: "INTEGER", nullable: true),
                    salt = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_lines", x => new { x.facility_id, x.posting_id, x.ordinal });
                    table.CheckConstraint("ck_register_lines_amounts", "amount_in >= 0 AND amount_out >= 0 AND amount_moved >= 0 AND page_balance >= 0");
                    table.ForeignKey(
                        name: "fk_register_lines_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_register_lines_packs_facility_id_pack_id",
                        columns: x => new { x.facility_id, x.pack_id },
                        principalTable: "packs",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_register_lines_places_facility_id_other_place_id",
                        columns: x => new { x.facility_id, x.other_place_id },
                        principalTable: "places",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_register_lines_places_facility_id_place_id",
                        columns: x => new { x.facility_id, x.place_id },
                        principalTable: "places",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_register_lines_postings_facility_id_posting_id",
                        columns: x => new { x.facility_id, x.posting_id },
                        principalTable: "postings",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_register_lines_register_pages_facility_id_page_id",
                        columns: x => new { x.facility_id, x.page_id },
                        principalTable: "register_pages",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "discrepancy_steps",
                columns: table => new
                {
                    facility_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    posting_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    discrepancy_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    explained_amount = table.Column<long>(type: "INTEGER", nullable: false),
                    salt = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_discrepancy_steps", x => new { x.facility_id, x.posting_id, x.ordinal });
                    table.ForeignKey(
                        name: "fk_discrepancy_steps_discrepancies_facility_id_discrepancy_id",
                        columns: x => new { x.facility_id, x.discrepancy_id },
                        principalTable: "discrepancies",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_discrepancy_steps_facilities_facility_id",
                        column: x => x.facility_id,
                        principalTable: "facilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_discrepancy_steps_postings_facility_id_posting_id",
                        columns: x => new { x.facility_id, x.posting_id },
                        principalTable: "postings",
                        principalColumns: new[] { "facility_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_claims_user_id",
                table: "asp_net_user_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_logins_user_id",
                table: "asp_net_user_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_facility_id_at",
                table: "audit_entries",
                columns: new[] { "facility_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_facility_id_subject_subject_id",
                table: "audit_entries",
                columns: new[] { "facility_id", "subject", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_clients_facility_id_card_code",
                table: "clients",
                columns: new[] { "facility_id", "card_code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_clients_facility_id_family_name_given_names",
                table: "clients",
                columns: new[] { "facility_id", "family_name", "given_names" });

            migrationBuilder.CreateIndex(
                name: "ix_daily_closes_facility_id_business_date",
                table: "daily_closes",
                columns: new[] { "facility_id", "business_date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_destruction_requests_facility_id_pack_id",
                table: "destruction_requests",
                columns: new[] { "facility_id", "pack_id" });

            migrationBuilder.CreateIndex(
                name: "ix_destruction_requests_facility_id_place_id",
                table: "destruction_requests",
                columns: new[] { "facility_id", "place_id" });

            migrationBuilder.CreateIndex(
                name: "ix_destruction_requests_facility_id_requested_by_id",
                table: "destruction_requests",
                columns: new[] { "facility_id", "requested_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_discrepancies_facility_id_medicine_id",
                table: "discrepancies",
                columns: new[] { "facility_id", "medicine_id" });

            migrationBuilder.CreateIndex(
                name: "ix_discrepancies_facility_id_number",
                table: "discrepancies",
                columns: new[] { "facility_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_discrepancies_facility_id_opened_by_posting_id",
                table: "discrepancies",
                columns: new[] { "facility_id", "opened_by_posting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_discrepancies_facility_id_owner_client_id",
                table: "discrepancies",
                columns: new[] { "facility_id", "owner_client_id" });

            migrationBuilder.CreateIndex(
                name: "ix_discrepancies_facility_id_pack_id",
                table: "discrepancies",
                columns: new[] { "facility_id", "pack_id" });

            migrationBuilder.CreateIndex(
                name: "ix_discrepancies_facility_id_place_id",
                table: "discrepancies",
                columns: new[] { "facility_id", "place_id" });

            migrationBuilder.CreateIndex(
                name: "ix_discrepancy_steps_facility_id_discrepancy_id",
                table: "discrepancy_steps",
                columns: new[] { "facility_id", "discrepancy_id" });

            migrationBuilder.CreateIndex(
                name: "ix_facility_settings_facility_id_key_from",
                table: "facility_settings",
                columns: new[] { "facility_id", "key", "from" });

            migrationBuilder.CreateIndex(
                name: "ix_holdings_facility_id_pack_id",
                table: "holdings",
                columns: new[] { "facility_id", "pack_id" });

            migrationBuilder.CreateIndex(
                name: "ix_import_runs_facility_id",
                table: "import_runs",
                column: "facility_id",
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_import_runs_facility_id_started_by_id",
                table: "import_runs",
                columns: new[] { "facility_id", "started_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_medicine_codes_facility_id_medicine_id_system_value",
                table: "medicine_codes",
                columns: new[] { "facility_id", "medicine_id", "system", "value" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_medicine_codes_facility_id_value_system",
                table: "medicine_codes",
                columns: new[] { "facility_id", "value", "system" });

            migrationBuilder.CreateIndex(
                name: "ix_medicines_facility_id_sort_text",
                table: "medicines",
                columns: new[] { "facility_id", "sort_text" });

            migrationBuilder.CreateIndex(
                name: "ix_medicines_facility_id_source_source_key",
                table: "medicines",
                columns: new[] { "facility_id", "source", "source_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_movements_facility_id_from_place_id",
                table: "movements",
                columns: new[] { "facility_id", "from_place_id" });

            migrationBuilder.CreateIndex(
                name: "ix_movements_facility_id_pack_id",
                table: "movements",
                columns: new[] { "facility_id", "pack_id" });

            migrationBuilder.CreateIndex(
                name: "ix_movements_facility_id_reopens_posting_id_reopens_ordinal",
                table: "movements",
                columns: new[] { "facility_id", "reopens_posting_id", "reopens_ordinal" });

            migrationBuilder.CreateIndex(
                name: "ix_movements_facility_id_settles_posting_id_settles_ordinal",
                table: "movements",
                columns: new[] { "facility_id", "settles_posting_id", "settles_ordinal" });

            migrationBuilder.CreateIndex(
                name: "ix_movements_facility_id_to_place_id",
                table: "movements",
                columns: new[] { "facility_id", "to_place_id" });

            migrationBuilder.CreateIndex(
                name: "ix_packs_facility_id_label_code",
                table: "packs",
                columns: new[] { "facility_id", "label_code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_packs_facility_id_medicine_id_lot",
                table: "packs",
                columns: new[] { "facility_id", "medicine_id", "lot" });

            migrationBuilder.CreateIndex(
                name: "ix_packs_facility_id_medicine_id_serial",
                table: "packs",
                columns: new[] { "facility_id", "medicine_id", "serial" },
                unique: true,
                filter: "serial IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_packs_facility_id_owner_client_id",
                table: "packs",
                columns: new[] { "facility_id", "owner_client_id" });

            migrationBuilder.CreateIndex(
                name: "ix_places_facility_id_destination_id",
                table: "places",
                columns: new[] { "facility_id", "destination_id" });

            migrationBuilder.CreateIndex(
                name: "ix_places_facility_id_kind",
                table: "places",
                columns: new[] { "facility_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_places_facility_id_person_id",
                table: "places",
                columns: new[] { "facility_id", "person_id" },
                unique: true,
                filter: "person_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_postings_facility_id_actor_id",
                table: "postings",
                columns: new[] { "facility_id", "actor_id" });

            migrationBuilder.CreateIndex(
                name: "ix_postings_facility_id_client_id",
                table: "postings",
                columns: new[] { "facility_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "ix_postings_facility_id_co_signer_id",
                table: "postings",
                columns: new[] { "facility_id", "co_signer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_postings_facility_id_happened_at",
                table: "postings",
                columns: new[] { "facility_id", "happened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_postings_facility_id_number",
                table: "postings",
                columns: new[] { "facility_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_postings_facility_id_station_id",
                table: "postings",
                columns: new[] { "facility_id", "station_id" });

            migrationBuilder.CreateIndex(
                name: "ix_postings_facility_id_supplier_id",
                table: "postings",
                columns: new[] { "facility_id", "supplier_id" });

            migrationBuilder.CreateIndex(
                name: "ix_postings_facility_id_witness_id",
                table: "postings",
                columns: new[] { "facility_id", "witness_id" });

            migrationBuilder.CreateIndex(
                name: "ux_postings_recorded_in_error_once",
                table: "postings",
                columns: new[] { "facility_id", "corrects_posting_id" },
                unique: true,
                filter: "kind = 'RecordedInError'");

            migrationBuilder.CreateIndex(
                name: "ix_recalls_facility_id_medicine_id_lot",
                table: "recalls",
                columns: new[] { "facility_id", "medicine_id", "lot" });

            migrationBuilder.CreateIndex(
                name: "ix_receipt_lines_facility_id_medicine_id",
                table: "receipt_lines",
                columns: new[] { "facility_id", "medicine_id" });

            migrationBuilder.CreateIndex(
                name: "ix_receipt_lines_facility_id_pack_id",
                table: "receipt_lines",
                columns: new[] { "facility_id", "pack_id" });

            migrationBuilder.CreateIndex(
                name: "ix_receipt_lines_facility_id_stock_order_id_stock_order_ordinal",
                table: "receipt_lines",
                columns: new[] { "facility_id", "stock_order_id", "stock_order_ordinal" });

            migrationBuilder.CreateIndex(
                name: "ix_register_lines_facility_id_other_place_id",
                table: "register_lines",
                columns: new[] { "facility_id", "other_place_id" });

            migrationBuilder.CreateIndex(
                name: "ix_register_lines_facility_id_pack_id",
                table: "register_lines",
                columns: new[] { "facility_id", "pack_id" });

            migrationBuilder.CreateIndex(
                name: "ix_register_lines_facility_id_page_id_number",
                table: "register_lines",
                columns: new[] { "facility_id", "page_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_register_lines_facility_id_place_id",
                table: "register_lines",
                columns: new[] { "facility_id", "place_id" });

            migrationBuilder.CreateIndex(
                name: "ix_register_pages_facility_id_owner_client_id",
                table: "register_pages",
                columns: new[] { "facility_id", "owner_client_id" });

            migrationBuilder.CreateIndex(
                name: "ux_register_pages_client",
                table: "register_pages",
                columns: new[] { "facility_id", "medicine_id", "owner_client_id" },
                unique: true,
                filter: "owner_client_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_register_pages_house",
                table: "register_pages",
                columns: new[] { "facility_id", "medicine_id" },
                unique: true,
                filter: "owner_client_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_staff_memberships_facility_id_badge_code",
                table: "staff_memberships",
                columns: new[] { "facility_id", "badge_code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_memberships_facility_id_user_id",
                table: "staff_memberships",
                columns: new[] { "facility_id", "user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_memberships_user_id",
                table: "staff_memberships",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_stations_facility_id_place_id",
                table: "stations",
                columns: new[] { "facility_id", "place_id" });

            migrationBuilder.CreateIndex(
                name: "ix_stations_token_hash",
                table: "stations",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stock_order_lines_facility_id_medicine_id",
                table: "stock_order_lines",
                columns: new[] { "facility_id", "medicine_id" });

            migrationBuilder.CreateIndex(
                name: "ix_stock_orders_facility_id_number",
                table: "stock_orders",
                columns: new[] { "facility_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stock_orders_facility_id_ordered_by_id",
                table: "stock_orders",
                columns: new[] { "facility_id", "ordered_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_stock_orders_facility_id_supplier_id",
                table: "stock_orders",
                columns: new[] { "facility_id", "supplier_id" });

            migrationBuilder.CreateIndex(
                name: "ix_unsettled_movements_facility_id_pack_id",
                table: "unsettled_movements",
                columns: new[] { "facility_id", "pack_id" });

            migrationBuilder.CreateIndex(
                name: "ix_unsettled_movements_facility_id_place_id_remaining",
                table: "unsettled_movements",
                columns: new[] { "facility_id", "place_id", "remaining" });

            migrationBuilder.CreateIndex(
                name: "email_index",
                table: "users",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "user_name_index",
                table: "users",
                column: "normalized_user_name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "asp_net_user_claims");

            migrationBuilder.DropTable(
                name: "asp_net_user_logins");

            migrationBuilder.DropTable(
                name: "asp_net_user_tokens");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "chain_heads");

            migrationBuilder.DropTable(
                name: "daily_closes");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "destruction_requests");

            migrationBuilder.DropTable(
                name: "discrepancy_steps");

            migrationBuilder.DropTable(
                name: "facility_settings");

            migrationBuilder.DropTable(
                name: "holdings");

            migrationBuilder.DropTable(
                name: "import_runs");

            migrationBuilder.DropTable(
                name: "medicine_codes");

            migrationBuilder.DropTable(
                name: "medicine_ingredients");

            migrationBuilder.DropTable(
                name: "movements");

            migrationBuilder.DropTable(
                name: "recalls");

            migrationBuilder.DropTable(
                name: "receipt_lines");

            migrationBuilder.DropTable(
                name: "register_lines");

            migrationBuilder.DropTable(
                name: "unsettled_movements");

            migrationBuilder.DropTable(
                name: "discrepancies");

            migrationBuilder.DropTable(
                name: "stock_order_lines");

            migrationBuilder.DropTable(
                name: "register_pages");

            migrationBuilder.DropTable(
                name: "packs");

            migrationBuilder.DropTable(
                name: "postings");

            migrationBuilder.DropTable(
                name: "stock_orders");

            migrationBuilder.DropTable(
                name: "medicines");

            migrationBuilder.DropTable(
                name: "clients");

            migrationBuilder.DropTable(
                name: "stations");

            migrationBuilder.DropTable(
                name: "suppliers");

            migrationBuilder.DropTable(
                name: "places");

            migrationBuilder.DropTable(
                name: "staff_memberships");

            migrationBuilder.DropTable(
                name: "facilities");

            migrationBuilder.DropTable(
                name: "users");
        }
    }
}
