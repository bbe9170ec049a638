using MedDispense.Domain.Stock;

namespace MedDispense.Web.Features.Suppliers;

/// <summary>A supplier in words.</summary>
public static class SupplierWords
{
    public static string Of(SupplierKind kind) => kind switch
    {
        SupplierKind.Wholesaler => "Wholesaler",
        SupplierKind.Pharmacy => "Pharmacy",
        SupplierKind.ReverseDistributor => "Reverse distributor",
    };

    /// <summary>Name, address and registration number on one line, as a register wants it (21 CFR 1304.22,
    /// regulation 19).</summary>
    public static string OnRegisterLine(Supplier supplier)
    {
        var address = supplier.Address.ReplaceLineEndings(", ");
        var number = supplier.RegistrationNumber.Length == 0 ? "" : $", reg. no. {supplier.RegistrationNumber}";
        var words = $"{supplier.Name}, {address}{number}";
        return words.Length <= 400 ? words : words[..400];
    }
}
