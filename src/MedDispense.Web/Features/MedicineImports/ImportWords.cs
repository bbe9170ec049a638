using MedDispense.Domain.Medicines.Importing;

namespace MedDispense.Web.Features.MedicineImports;

/// <summary>What pages and the command line say about imports.</summary>
public static class ImportWords
{
    public static string Of(ImportSource? source) => source switch
    {
        ImportSource.OpenFdaNdc => "openFDA product list",
        ImportSource.NdcPackageList => "List of NDC packages",
        ImportSource.HealthCanada => "Health Canada product list",
        null => "Not known",
    };

    public static string Of(ImportOutcome? outcome) => outcome switch
    {
        ImportOutcome.Done => "Taken in",
        ImportOutcome.NothingChanged => "Nothing changed: everything in it was here already",
        ImportOutcome.Refused => "Not taken in",
        ImportOutcome.BrokenOff => "Broken off, nothing kept",
        null => "Under way",
    };
}
