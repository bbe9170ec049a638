using System.Globalization;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Web.Features.Arrivals;

/// <summary>What is said of packs that cannot come in as they were typed.</summary>
internal static class ArrivalWords
{
    private const string EveryPack = "Every pack from a supplier carries one.";

    public static readonly Finding NoPacks = Finding.Stop("no-packs", "There is no pack yet.",
        "Nothing has been scanned or chosen.", "Scan a pack, or find its medicine by name.", "Scan");

    public static readonly Finding TooMany = Finding.Stop("too-many-containers", "These are too many containers.",
        string.Create(CultureInfo.InvariantCulture, $"One entry takes 1 to {Arrival.MostContainers:N0} of them."),
        "Record the delivery in two entries.", "Lines");

    public static readonly Finding PlaceUnknown = Finding.Stop("place-not-here", "This place is not known here.",
        "It may have been closed or belong to another house.", "Choose the place again.", "PlaceId");

    public static readonly Finding NoQuarantine = Finding.Stop("no-quarantine", "There is no quarantine place.",
        "What is out of date, recalled or set aside must not lie with stock in use.",
        "Ask a manager to set up a quarantine place, then record it.", "PlaceId");

    public static Finding MedicineUnknown(int line) => Finding.Stop("medicine-not-here",
        "This medicine is not in the formulary.", "It may have been withdrawn or belong to another house.",
        "Find the medicine by name, or ask a pharmacist to add it.", Field(line, "MedicineId"));

    public static Finding SerialTaken(int line, string serial) => Finding.Stop("serial-taken",
        "A pack with this serial number is here already.", $"Serial number {serial}.",
        "Look for the pack in the book. If two packs wear one number, set both aside and call the supplier.",
        Field(line, "Serial"));

    public static Finding SerialOfOne(int line) => Finding.Stop("serial-of-one", "A serial number belongs to one container.",
        "The line has several containers.", "Scan each container by itself, or leave the serial number out.",
        Field(line, "Serial"));

    public static Finding OtherExpiry(int line, string lot, DateOnly known) => Finding.Stop("lot-with-other-expiry",
        "This lot is known here with another expiry.", $"Lot {lot} expires on {Day(known)} in the book.",
        "Look at the pack again. If it really says so, tick that you have checked it.", Field(line, "ExpiryChecked"));

    public static Finding Missing(int line, string field, string what) => Finding.Stop($"{field.ToLowerInvariant()}-missing",
        $"The {what} is missing.", EveryPack, $"Type the {what} from the pack.", Field(line, field));

    /// <summary>The same in one piece, for beside the field.</summary>
    public static string MissingWords(string what) => $"The {what} is missing. {EveryPack} Type the {what} from the pack.";

    public static Finding ExpiryUnlikely(int line, DateOnly expiry) => Finding.Stop("expiry-unlikely",
        "This expiry cannot be right.", $"{Day(expiry)} is not a date that a pack carries.", "Type the expiry from the pack.",
        Field(line, "Expiry"));

    /// <summary>The same finding as a note: the pack does not go into use but into quarantine.</summary>
    public static Finding SetAside(Finding finding, int line, Medicine medicine, Place quarantine) =>
        finding with
        {
            Tier = FindingTier.Note,
            Fact = $"{medicine.Title}: {finding.Fact}",
            Next = $"It is booked into {quarantine.Name}. Put it there.",
            Field = Field(line, "Lot"),
        };

    public static string? Join(string? note, params string[] more)
    {
        var words = string.Join(' ', new[] { note }.Concat(more).Where(part => !string.IsNullOrWhiteSpace(part)));
        return words.Length == 0 ? null : words;
    }

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Field(int line, string name) => string.Create(CultureInfo.InvariantCulture, $"Lines[{line}].{name}");
}
