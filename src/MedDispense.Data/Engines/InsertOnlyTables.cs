namespace MedDispense.Data.Engines;

/// <summary>The tables whose rows stay as they were inserted, which triggers see to.</summary>
internal static class InsertOnlyTables
{
    // Once a posting is corrected as recorded in error, no second one may do it.
    private const string InErrorOnce = "facility_id, corrects_posting_id WHERE kind = 'RecordedInError'";

    /// <summary>Insert-only tables with the unique keys by which SQLite's INSERT OR REPLACE could replace a row.</summary>
    public static readonly (string Table, string[] Keys)[] Whole =
    [
        ("postings", ["facility_id, id", "facility_id, number", InErrorOnce]),
        ("movements", ["facility_id, posting_id, ordinal"]),
        ("register_lines", ["facility_id, posting_id, ordinal", "facility_id, page_id, number"]),
        ("receipt_lines", ["facility_id, posting_id, ordinal"]),
        ("discrepancies", ["facility_id, id", "facility_id, number"]),
        ("discrepancy_steps", ["facility_id, posting_id, ordinal"]),
        ("daily_closes", ["facility_id, posting_id", "facility_id, business_date"]),
        ("doses", ["facility_id, posting_id"]),
        ("order_versions", ["facility_id, order_id, version"]),
        ("order_steps", ["facility_id, posting_id, ordinal"]),
        ("medication_orders", ["facility_id, id", "facility_id, number"]),
        ("prescriber_calls", ["facility_id, posting_id"]),
        ("hold_decisions", ["facility_id, posting_id, ordinal"]),
        ("incidents", ["facility_id, posting_id"]),
        ("count_entries", ["facility_id, id"]),
        ("count_tries", ["facility_id, id"]),
        ("count_backs_asked", ["facility_id, id"]),
        ("count_lines", ["facility_id, posting_id, ordinal"]),
        ("handovers", ["facility_id, posting_id"]),
        ("stay_events", ["facility_id, id"]),
        ("client_scans", ["facility_id, id"]),
        ("client_photos", ["facility_id, id"]),
        ("audit_entries", ["facility_id, id"]),
        ("interaction_tables", ["facility_id, id"]),
        ("interaction_pairs", ["facility_id, table_id, ordinal"]),
        ("facility_settings", ["facility_id, id"]),
    ];

    /// <summary>Tables of papers that are ended once, by naming the posting that ends them; nothing else of them changes.</summary>
    public static readonly (string Table, string End, string[] Others)[] EndedOnce =
    [
        ("recalls", "lifted_by_posting_id",
            ["facility_id", "id", "medicine_id", "lot", "reference", "reason", "opened_at", "salt"]),
        ("destruction_requests", "ended_by_posting_id",
            ["facility_id", "id", "pack_id", "place_id", "amount", "method", "requested_by_id", "requested_at", "salt"]),
    ];

    /// <summary>All of them by name.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Whole.Select(row => row.Table), .. EndedOnce.Select(row => row.Table)];

    /// <summary>The one column of a table that may be filled in later, where it has one.</summary>
    public static string? EndOf(string table) => EndedOnce.SingleOrDefault(row => row.Table == table).End;
}
