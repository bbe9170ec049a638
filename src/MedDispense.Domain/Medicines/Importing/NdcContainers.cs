namespace MedDispense.Domain.Medicines.Importing;

/// <summary>Puts the containers of several packages together.</summary>
internal static class NdcContainers
{
    /// <summary>
    /// One inner pack may lie in two cartons: its code is kept once, with the longest time on the market. A code on
    /// packs of different sizes names none of them and is taken off.
    /// </summary>
    public static List<FormularyPackage> Merge(
        IEnumerable<FormularyPackage> containers, out IReadOnlyList<string> ambiguous)
    {
        var merged = new List<FormularyPackage>();
        var unclear = new List<string>();
        var all = containers.Distinct().ToList();
        foreach (var container in all)
        {
            var same = all.Where(other => other.Ndc is not null && other.Ndc == container.Ndc).ToList();
            if (same.TrueForAll(other => other.Contents == container.Contents))
            {
                if (same.Count == 0 || container == same.MaxBy(other => other.MarketedUntil ?? DateOnly.MaxValue))
                    merged.Add(container);
            }
            else
            {
                unclear.Add(same[0].Ndc!.Text); // Not null: the filter above asks for a code.
                merged.Add(container with { Ndc = null });
            }
        }

        ambiguous = unclear.Distinct().ToList();
        return merged;
    }
}
