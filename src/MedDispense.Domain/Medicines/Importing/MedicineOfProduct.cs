namespace MedDispense.Domain.Medicines.Importing;

/// <summary>Makes the formulary's own rows from a product as a list or the demonstration formulary states it.</summary>
public static class MedicineOfProduct
{
    /// <summary>The longest name, strength or form that the formulary keeps.</summary>
    public const int LongestText = 400;

    /// <summary>Why a product does not fit into the formulary, or null when it does.</summary>
    public static string? Problem(ImportedProduct imported)
    {
        ArgumentNullException.ThrowIfNull(imported);
        var product = imported.Product;
        string?[] texts =
        [
            product.Name, product.Brand, product.Form, product.Route, imported.Labeler, MedicineStrengths.Words(product),
            imported.ScheduleText, .. product.Ingredients.SelectMany(one => new[] { one.Name, one.PresentAs }),
        ];
        return texts.FirstOrDefault(text => text?.Length > LongestText) is { } longest
            ? $"{ExactNumber.Quoted(longest)} is longer than {LongestText} characters."
            : null;
    }

    /// <summary>The medicine with its ingredients and codes, not yet stored.</summary>
    /// <param name="imported">As the source states it.</param>
    /// <param name="facilityId">The house.</param>
    /// <param name="source">Name of the source, see <see cref="Medicine.Source"/>.</param>
    /// <param name="newId">Makes ids.</param>
    /// <param name="now">UTC.</param>
    /// <param name="day">The facility's day, which tells what is off the market.</param>
    public static Medicine Make(
        ImportedProduct imported, Guid facilityId, string source, Func<Guid> newId, DateTime now, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(imported);
        ArgumentNullException.ThrowIfNull(newId);
        var product = imported.Product;
        var id = newId();
        var medicine = new Medicine
        {
            FacilityId = facilityId,
            Id = id,
            Name = product.Name,
            BrandName = product.Brand ?? "",
            Labeler = imported.Labeler ?? "",
            Strength = MedicineStrengths.Words(product),
            Form = product.Form,
            Route = product.Route ?? "",
            UsSchedule = product.UsSchedule ?? UsSchedule.NotScheduled,
            UkSchedule = product.UkSchedule ?? UkSchedule.NotScheduled,
            LegalClass = LegalClass(imported),
            TreatAsControlled = product.CanadianClass >= CanadianClass.Targeted,
            CountedIn = product.CountedIn,
            SmallestPerCounted = product.SmallestPerUnit,
            IsMultiDose = product.MultiDose ?? false,
            WitnessPolicy = Witness(product),
            IsEmergency = product.Emergency,
            Source = source,
            SourceKey = imported.SourceKey,
            SourceFingerprint = FingerprintOf(imported),
            WithdrawnAt = imported.IsDiscontinuedOn(day) ? now : null,
            Version = 1,
            Ingredients = MedicineStrengths.Rows(product.Ingredients, facilityId, id),
        };
        medicine.Codes.AddRange(Codes(imported).Select(code => code.Row(medicine, newId())));
        return medicine;
    }

    /// <summary>Kind of list and content: the same text whenever the same list says the same.</summary>
    public static string FingerprintOf(ImportedProduct imported)
    {
        ArgumentNullException.ThrowIfNull(imported);
        return $"{imported.Source}:{imported.Fingerprint}";
    }

    /// <summary>The words of a legal class that controls it and has no schedule of its own here.</summary>
    public static string LegalClass(ImportedProduct imported)
    {
        ArgumentNullException.ThrowIfNull(imported);
        return imported.Product.CanadianClass >= CanadianClass.Targeted ? imported.ScheduleText ?? "controlled in Canada" : "";
    }

    /// <summary>Every code of a product, each once, with what it is printed on.</summary>
    public static IReadOnlyList<ProductCode> Codes(ImportedProduct imported)
    {
        ArgumentNullException.ThrowIfNull(imported);
        var codes = CodesOnPackages(imported.Product)
            .Concat(imported.RxCuis.Select(rxCui => new ProductCode(MedicineCodeSystem.RxNorm, rxCui, "", null)));
        if (imported.Source == ImportSource.HealthCanada)
            codes = codes.Append(new ProductCode(MedicineCodeSystem.Din, imported.SourceKey, "", null));
        return [.. codes.DistinctBy(code => (code.System, code.Value))];
    }

    /// <summary>The codes on a product's packages, each once.</summary>
    public static IEnumerable<ProductCode> CodesOnPackages(FormularyProduct product)
    {
        ArgumentNullException.ThrowIfNull(product);
        return product.Packages.Where(package => package.Ndc is not null)
            .SelectMany(package => OfPackage(product, package, package.Ndc!)) // Not null: the filter above.
            .DistinctBy(code => (code.System, code.Value));
    }

    /// <summary>When a second person is proposed.</summary>
    public static WitnessPolicy Witness(FormularyProduct product)
    {
        ArgumentNullException.ThrowIfNull(product);
        return product.NeedsWitness ? WitnessPolicy.EveryDose
            : product.IsControlled ? WitnessPolicy.WasteAndReceipt
            : WitnessPolicy.Never;
    }

    private static IEnumerable<ProductCode> OfPackage(FormularyProduct product, FormularyPackage package, PackageNdc ndc)
    {
        long? amount = package.Contents.TryCountParts(product.SmallestPerUnit, out var parts) && parts > 0 ? parts : null;
        var holds = amount is { } known ? AmountText.Format(known, product.CountedIn, product.SmallestPerUnit) + " in " : "";
        var words = $"{holds}1 {package.Container}";
        if (words.Length > LongestText)
            words = words[..LongestText];
        yield return new(MedicineCodeSystem.Ndc10, ndc.Text, words, amount);
        yield return new(MedicineCodeSystem.Ndc11, ndc.Ndc11, words, amount);
        yield return new(MedicineCodeSystem.Gtin12, ndc.Gtin12, words, amount);
        yield return new(MedicineCodeSystem.Gtin14, ndc.Gtin14(), words, amount);
    }
}

/// <summary>A code of a product before it has a row.</summary>
/// <param name="System">Kind of code.</param>
/// <param name="Value">Ndc10 with hyphens, all others digits only.</param>
/// <param name="Package">What it is printed on.</param>
/// <param name="PackageAmount">In the medicine's smallest amount; null when not known.</param>
public sealed record ProductCode(MedicineCodeSystem System, string Value, string Package, long? PackageAmount)
{
    /// <summary>The row of this code for a medicine.</summary>
    public MedicineCode Row(Medicine medicine, Guid id)
    {
        ArgumentNullException.ThrowIfNull(medicine);
        return new()
        {
            FacilityId = medicine.FacilityId,
            Id = id,
            MedicineId = medicine.Id,
            System = System,
            Value = Value,
            Package = Package,
            PackageAmount = PackageAmount,
        };
    }
}
