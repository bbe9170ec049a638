using System.ComponentModel.DataAnnotations;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Arrivals;

/// <summary>A form that gathers packs, one line for each container or for several equal ones. It is sent to the server
/// with each scan, so that it works without script; only the last send records anything.</summary>
public abstract record PackLinesForm : ActForm
{
    /// <summary>The most lines of one form.</summary>
    public const int MostLines = 60;

    /// <summary>The button that records; any other send is a step on the way.</summary>
    public const string Record = "record";

    [Display(Name = "Place")]
    public Guid? PlaceId { get; init; }

    /// <summary>What was scanned or typed since the last send.</summary>
    [StringLength(2000)]
    public string? Scan { get; init; }

    /// <summary>Which button sent the form.</summary>
    public string? Do { get; init; }

    /// <summary>The medicine chosen among those that were found.</summary>
    public Guid? Choose { get; init; }

    /// <summary>The line to take away, from 0.</summary>
    public int? Remove { get; init; }

    /// <summary>Lot, expiry and serial of a code that named no product and came first.</summary>
    [StringLength(40)]
    public string? PendingLot { get; init; }

    public DateOnly? PendingExpiry { get; init; }

    [StringLength(40)]
    public string? PendingSerial { get; init; }

    public List<PackLineForm> Lines { get; init; } = [];

    /// <summary>Whether this send records, rather than being a scan, a choice or a line taken away.</summary>
    public bool IsComplete => Do == Record && string.IsNullOrWhiteSpace(Scan) && Choose is null && Remove is null;

    /// <summary>Fills in the client whose card was scanned, where the form has one.</summary>
    public virtual PackLinesForm WithClient(Guid clientId) => this;
}

/// <summary>One line: a container, or several equal ones.</summary>
public sealed record PackLineForm
{
    public Guid? MedicineId { get; init; }

    [StringLength(20, ErrorMessage = "A lot has at most {1} characters.")]
    public string? Lot { get; init; }

    public DateOnly? Expiry { get; init; }

    [StringLength(40, ErrorMessage = "A serial number has at most {1} characters.")]
    [Display(Name = "Serial number")]
    public string? Serial { get; init; }

    [Display(Name = "Containers")]
    [Range(1, Arrival.MostContainers, ErrorMessage = "Type how many containers are alike, 1 to {2}.")]
    public int? Containers { get; init; } = 1;

    /// <summary>Counted in each container, as people say it.</summary>
    [Display(Name = "Counted in each")]
    [StringLength(40)]
    public string? Each { get; init; }

    /// <summary>What the paper says of the whole line.</summary>
    [Display(Name = "On the delivery note")]
    [StringLength(40)]
    public string? Noted { get; init; }

    [Display(Name = "Checked on the pack")]
    public bool ExpiryChecked { get; init; }

    [Display(Name = "Pharmacy's label")]
    [StringLength(1000, ErrorMessage = "At most 1,000 characters.")]
    public string? DispensedLabel { get; init; }

    [Display(Name = "Owner")]
    public Guid? OwnerClientId { get; init; }

    [Display(Name = "Identified by")]
    public Domain.Stock.IdentifiedBy? IdentifiedBy { get; init; }

    [Display(Name = "Condition")]
    public Domain.Stock.BroughtInCondition? Condition { get; init; }

    [Display(Name = "What becomes of it")]
    public Domain.Stock.BroughtInPurpose? Purpose { get; init; }
}
