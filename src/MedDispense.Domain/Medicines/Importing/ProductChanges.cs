namespace MedDispense.Domain.Medicines.Importing;

/// <summary>What an import changes in a medicine that is here already, or why it changes nothing.</summary>
/// <param name="Changes">In plain words, what from what; empty when nothing changed.</param>
/// <param name="Refusal">Why the row is not taken in; null when it is.</param>
public sealed record ProductChanges(IReadOnlyList<string> Changes, string? Refusal)
{
    private static readonly ProductChanges None = new([], null);

    /// <summary>Rows that take the place of all ingredients; null when those stay. Storing them is for the caller,
    /// since the old ones must be gone first.</summary>
    public IReadOnlyList<MedicineIngredient>? NewIngredients { get; private init; }

    /// <summary>Brings a medicine to what its source says now. What the house has decided stays: witness policy,
    /// emergency list, low-stock limit, revoked codes; schedules only become stricter.</summary>
    /// <param name="medicine">Tracked, with ingredients and codes.</param>
    /// <param name="imported">What the source says.</param>
    /// <param name="newId">Makes ids.</param>
    /// <param name="hasMoved">Whether stock of it was ever recorded.</param>
    /// <param name="now">UTC.</param>
    /// <param name="day">The facility's day.</param>
    public static ProductChanges Apply(
        Medicine medicine, ImportedProduct imported, Func<Guid> newId, bool hasMoved, DateTime now, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(medicine);
        ArgumentNullException.ThrowIfNull(imported);
        var product = imported.Product;
        // A finer scale is the house's own affair; another unit is another product.
        if (medicine.CountedIn != product.CountedIn)
            return None with { Refusal = $"The house counts it in {medicine.CountedIn.Plural()}, the file in {product.CountedIn.Plural()}." };

        var sameIngredients = MedicineStrengths.AreSame(medicine.Ingredients, product.Ingredients);
        if (!sameIngredients && hasMoved)
            return None with { Refusal = "The file states other ingredients or strengths than the stock that is recorded here." };
        List<string> changes = [.. AddCodes(medicine, imported, newId)];
        var describes = !IsKnownBetter(medicine, imported);
        if (describes)
        {
            changes.AddRange(Describe(medicine, imported, now, day));
            if (!sameIngredients)
                changes.Add("Ingredients are stated otherwise");
            medicine.SourceFingerprint = MedicineOfProduct.FingerprintOf(imported);
        }

        if (changes.Count > 0)
            medicine.Version++;
        return new(changes, null)
        {
            NewIngredients = describes && !sameIngredients
                ? MedicineStrengths.Rows(product.Ingredients, medicine.FacilityId, medicine.Id)
                : null,
        };
    }

    // The list of packages says less of a product than openFDA's own answer: onto that it only adds codes.
    private static bool IsKnownBetter(Medicine medicine, ImportedProduct imported) =>
        imported.Source == ImportSource.NdcPackageList
        && medicine.SourceFingerprint.StartsWith(nameof(ImportSource.OpenFdaNdc), StringComparison.Ordinal);

    private static List<string> Describe(Medicine medicine, ImportedProduct imported, DateTime now, DateOnly day)
    {
        var product = imported.Product;
        List<string> changes =
        [
            .. Text("Name", medicine.Name, product.Name, text => medicine.Name = text),
            .. Text("Brand", medicine.BrandName, product.Brand ?? "", text => medicine.BrandName = text),
            .. Text("Labeler", medicine.Labeler, imported.Labeler ?? "", text => medicine.Labeler = text),
            .. Text("Form", medicine.Form, product.Form, text => medicine.Form = text),
            .. Text("Route", medicine.Route, product.Route ?? "", text => medicine.Route = text),
            .. Text("Strength", medicine.Strength, MedicineStrengths.Words(product), text => medicine.Strength = text),
        ];
        changes.AddRange(Schedules(medicine, imported));
        if (medicine.WithdrawnAt is null && imported.IsDiscontinuedOn(day))
        {
            medicine.WithdrawnAt = now;
            changes.Add("Withdrawn: the source says it is off the market");
        }

        return changes;
    }

    private static IEnumerable<string> Schedules(Medicine medicine, ImportedProduct imported)
    {
        var us = LegalScheduleWords.Stricter(medicine.UsSchedule, imported.Product.UsSchedule ?? UsSchedule.NotScheduled);
        var uk = LegalScheduleWords.Stricter(medicine.UkSchedule, imported.Product.UkSchedule ?? UkSchedule.NotScheduled);
        if (us != medicine.UsSchedule)
            yield return $"Schedule: {medicine.UsSchedule.Words()} is now {us.Words()}";
        if (uk != medicine.UkSchedule)
            yield return $"Schedule: {medicine.UkSchedule.Words()} is now {uk.Words()}";
        medicine.UsSchedule = us;
        medicine.UkSchedule = uk;
        var legalClass = MedicineOfProduct.LegalClass(imported);
        if (legalClass.Length == 0 || legalClass == medicine.LegalClass)
            yield break;
        yield return $"Legal class: {medicine.LegalClass} is now {legalClass}";
        medicine.LegalClass = legalClass;
        medicine.TreatAsControlled = true;
    }

    private static IEnumerable<string> AddCodes(Medicine medicine, ImportedProduct imported, Func<Guid> newId)
    {
        foreach (var code in MedicineOfProduct.Codes(imported))
        {
            if (medicine.Codes.Exists(row => row.System == code.System && row.Value == code.Value))
                continue;
            medicine.Codes.Add(code.Row(medicine, newId()));
            yield return $"Code {code.Value} added";
        }
    }

    private static IEnumerable<string> Text(string what, string was, string now, Action<string> set)
    {
        if (was == now)
            yield break;
        set(now);
        yield return $"{what}: {was} is now {now}";
    }
}
