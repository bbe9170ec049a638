using MedDispense.Domain.Interactions;
using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Domain.Tests.Interactions;

public sealed class FieldInteractionsTests
{
    public static TheoryData<string> Rows => [.. FieldInteractions.All.Select(row => row.Code)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_pair_of_a_row_is_found_whichever_is_ordered_first_and_only_a_reason_lets_it_through(string code)
    {
        var row = FieldInteractions.All.Single(row => row.Code == code);
        var said = 0;
        foreach (var (one, other) in row.One.Ingredients.SelectMany(one => row.Other.Ingredients.Select(other => (one, other))).Where(pair => pair.one != pair.other))
        {
            // An earlier row, which is worse or more particular, may say it instead.
            var first = FieldInteractions.All.First(candidate => candidate.Is(one, other));
            said += first == row ? 1 : 0;
            foreach (var (before, now) in new[] { (one, other), (other, one) })
            {
                var finding = Assert.Single(Ordered.Sign(Ordered.Medicine(before), Ordered.Medicine(now)));
                Assert.Equal((FindingTier.Reason, "InteractionReason"), (finding.Tier, finding.Field));
                Assert.Equal($"{first.Severity.Say()}: {now} and {before}.", finding.What);
                Assert.Contains(first.Happens, finding.Fact, StringComparison.Ordinal);
                Assert.Contains(first.Source, finding.Fact, StringComparison.Ordinal);
                Assert.Contains("Brand", finding.Fact, StringComparison.Ordinal);
                Assert.StartsWith(first.Do, finding.Next, StringComparison.Ordinal);
                Assert.Equal(FindingTier.Note, Assert.Single(Ordered.Sign(Ordered.Medicine(before), Ordered.Medicine(now), "Both are needed")).Tier);
            }
        }

        Assert.True(said > 0, $"Every pair of {code} is said by another row.");
        Assert.All(row.One.Ingredients.Concat(row.Other.Ingredients), ingredient =>
            Assert.Empty(Ordered.Sign(Ordered.Medicine(ingredient), Ordered.Medicine("folic acid"))));
    }

    [Fact]
    public void Every_row_names_its_sides_by_the_names_that_are_looked_up_and_is_written_as_sentences()
    {
        Assert.All(FieldInteractions.All, row =>
        {
            Assert.All(row.One.Ingredients.Concat(row.Other.Ingredients), name => Assert.Equal(name, InteractingIngredients.NameOf(name)));
            Assert.False(char.IsUpper(row.Happens[0]) || row.Happens.EndsWith('.'), row.Code);
            Assert.EndsWith(".", row.Do, StringComparison.Ordinal);
            Assert.NotEmpty(row.Source);
        });
        Assert.Equal(FieldInteractions.All.Count, FieldInteractions.All.Select(row => row.Code).Distinct().Count());
        // The first row that fits is said: nothing serious may stand before something contraindicated.
        Assert.Equal(FieldInteractions.All.Select(row => row.Severity).Order(), FieldInteractions.All.Select(row => row.Severity));
    }

    [Theory]
    [InlineData("methadone hydrochloride", "naltrexone hydrochloride", "opioid-with-antagonist")]
    [InlineData("Paracetamol", "naltrexone", null)]
    [InlineData("buprenorphine", "nalmefene", "opioid-with-antagonist")]
    [InlineData("buprenorphine hydrochloride", "methadone", "two-substitution-opioids")]
    [InlineData("levomethadone", "buprenorphine", "two-substitution-opioids")]
    [InlineData("buprenorphine", "oxycodone hydrochloride", "partial-with-full-agonist")]
    [InlineData("methadone", "lorazepam", "opioid-with-benzodiazepine")]
    [InlineData("methadone", "zopiclone", "opioid-with-benzodiazepine")]
    [InlineData("methadone", "melatonin", null)]
    [InlineData("morphine sulfate", "pregabalin", "opioid-with-gabapentinoid")]
    [InlineData("codeine phosphate", "ethanol", "opioid-with-alcohol")]
    [InlineData("codeine phosphate", "isopropyl alcohol", null)]
    [InlineData("methadone", "haloperidol decanoate", "methadone-with-qt")]
    [InlineData("methadone", "ziprasidone hydrochloride monohydrate", "qt-never-with-another")]
    [InlineData("methadone", "olanzapine", null)]
    [InlineData("methadone", "rifampicin", "opioid-with-inducer")]
    [InlineData("disulfiram", "alcohol", "disulfiram-with-alcohol")]
    [InlineData("disulfiram", "metronidazole benzoate", "disulfiram-with-metronidazole")]
    [InlineData("disulfiram", "amoxicillin", null)]
    [InlineData("lithium carbonate", "ibuprofen", "lithium-with-nsaid")]
    [InlineData("lithium carbonate", "acetaminophen", null)]
    [InlineData("lithium citrate", "perindopril erbumine", "lithium-with-ace-inhibitor")]
    [InlineData("lithium citrate", "candesartan cilexetil", "lithium-with-ace-inhibitor")]
    [InlineData("lithium carbonate", "amlodipine besylate", null)]
    [InlineData("lithium carbonate", "hydrochlorothiazide", "lithium-with-thiazide")]
    [InlineData("phenelzine sulfate", "sertraline hydrochloride", "mao-inhibitor-with-serotonergic")]
    [InlineData("moclobamide", "pethidine", "mao-inhibitor-with-opioid")]
    [InlineData("selegiline", "dexamfetamine", "mao-inhibitor-with-stimulant")]
    [InlineData("sertraline", "olanzapine", null)]
    [InlineData("tramadol", "escitalopram oxalate", "serotonergic-opioid")]
    [InlineData("clozapine", "ciprofloxacin", "clozapine-with-inhibitor")]
    [InlineData("divalproex sodium", "lamotrigine", "valproate-with-lamotrigine")]
    public void What_this_field_gives_together_is_found_by_ingredient_and_what_it_may_is_not(string one, string other, string? code)
    {
        foreach (var (first, second) in new[] { (one, other), (other, one) })
        {
            var found = Interaction.Between(new(Ordered.Medicine(first)), new(Ordered.Medicine(second)), SharedInteractions.None);
            Assert.Equal(code is null ? [] : [code], found.Select(row => row.Code));
        }
    }

    [Fact]
    public void A_combination_product_counts_by_each_ingredient_and_never_warns_against_itself()
    {
        var film = Ordered.Medicine("buprenorphine hydrochloride", "naloxone hydrochloride dihydrate");
        var cough = Ordered.Medicine("acetaminophen", "codeine phosphate", "caffeine");

        Assert.Empty(Ordered.Sign(film, Ordered.Medicine("buprenorphine", "naloxone")));
        Assert.Empty(Ordered.Sign(film, Ordered.Medicine("buprenorphine")));
        Assert.Empty(Ordered.Sign(Ordered.Medicine("dextromethorphan", "quinidine sulfate"), Ordered.Medicine("dextromethorphan")));
        Assert.Contains("codeine and buprenorphine", Assert.Single(Ordered.Sign(film, cough)).What, StringComparison.Ordinal);
        Assert.Contains("codeine and lorazepam", Assert.Single(Ordered.Sign(Ordered.Medicine("lorazepam"), cough)).What, StringComparison.Ordinal);
        // Four salts of amphetamine are one interaction.
        Assert.Single(Ordered.Sign(Ordered.Medicine("phenelzine"),
            Ordered.Medicine("dextroamphetamine saccharate", "amphetamine aspartate", "dextroamphetamine sulfate", "amphetamine sulfate")));
    }

    [Theory]
    [InlineData("Buprenorphine and naloxone", "buprenorphine")]
    [InlineData("methadone hydrochloride", "methadone")]
    [InlineData("Enalapril/hydrochlorothiazide", "enalapril", "hydrochlorothiazide")]
    public void A_medicine_without_ingredients_counts_by_what_its_name_says(string name, params string[] ingredients)
    {
        var medicine = Ordered.Medicine();
        medicine.Name = name;

        Assert.Equal(ingredients, InteractingIngredients.Of(new(medicine)));
    }

    [Fact]
    public void Naloxone_counts_as_a_treatment_and_not_beside_an_opioid_in_one_product_nor_kept_for_emergencies()
    {
        var methadone = Ordered.Medicine("methadone");
        var spray = Ordered.Medicine("naloxone hydrochloride");
        var kept = Ordered.Medicine("naloxone hydrochloride");
        kept.IsEmergency = true;

        Assert.Empty(Ordered.Sign(Ordered.Medicine("morphine"), Ordered.Medicine("oxycodone", "naloxone")));
        Assert.Empty(Ordered.Sign(methadone, kept));
        Assert.Empty(Ordered.Sign(kept, methadone));
        Assert.Empty(Ordered.Sign(methadone, spray, timing: "as needed"));
        Assert.Empty(Ordered.Sign(spray, methadone, firstTiming: "as needed"));
        Assert.Single(Ordered.Sign(methadone, spray));
        // The antagonist that is a treatment counts also when it is taken as needed.
        Assert.Single(Ordered.Sign(methadone, Ordered.Medicine("nalmefene"), timing: "as needed"));
        Assert.Single(Ordered.Sign(methadone, Ordered.Medicine("naltrexone", "bupropion"), timing: "as needed"));
    }
}
