using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Shared;

namespace MedDispense.Web.Features.Medicines;

/// <summary>What pages say about a medicine.</summary>
public static class MedicineWords
{
    /// <summary>When a second person is present.</summary>
    public static string Of(WitnessPolicy policy) => policy switch
    {
        WitnessPolicy.Never => "Only where every medicine asks for one",
        WitnessPolicy.WasteAndReceipt => "At receipt, waste and spills",
        WitnessPolicy.EveryDose => "At every dose as well",
    };

    /// <summary>Kind of a code as people call it.</summary>
    public static string Of(MedicineCodeSystem system) => system switch
    {
        MedicineCodeSystem.Ndc10 => "NDC",
        MedicineCodeSystem.Ndc11 => "NDC, billing form",
        MedicineCodeSystem.Gtin12 => "UPC",
        MedicineCodeSystem.Gtin14 => "GTIN",
        MedicineCodeSystem.Din => "DIN",
        MedicineCodeSystem.RxNorm => "RxNorm",
    };

    /// <summary>The schedules on the label, short, then what else makes it controlled: "C-II · CD2".</summary>
    public static string Schedule(UsSchedule us, UkSchedule uk, string legalClass, bool treatAsControlled)
    {
        string[] signs = [us.Sign(), uk.Sign(), legalClass];
        var legal = string.Join(" · ", signs.Where(sign => sign.Length > 0));
        return legal.Length > 0 ? legal : treatAsControlled ? "Controlled by the house" : "";
    }

    /// <summary>The same of a medicine; empty when nothing controls it.</summary>
    public static string Schedule(Medicine medicine) =>
        Schedule(medicine.UsSchedule, medicine.UkSchedule, medicine.LegalClass, medicine.TreatAsControlled);

    /// <summary>The medicine in the order of safe presentation: tall-man name, strength, form; class and route below.</summary>
    public static MedicineLineView Line(Medicine medicine) => new()
    {
        Name = TallManNames.Write(medicine.Name),
        Strength = medicine.Strength,
        Form = medicine.Form,
        Route = medicine.Route.Length == 0 ? null : Capital(medicine.Route),
        When = Schedule(medicine) is { Length: > 0 } schedule ? [schedule] : [],
    };

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
