using MedDispense.Domain.Interactions;
using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Domain.Tests.Interactions;

/// <summary>The table of the ONC high-priority list, as it lies beside the clone.</summary>
public sealed class SharedTableTests
{
    private const string Header = "onc_rule,object_class,object_drug,precipitant_class,precipitant_drug,severity";

    [SharedFact]
    public async Task Each_of_its_394_pairs_is_found_whichever_is_ordered_first()
    {
        var rows = await RowsAsync();
        var shared = Table(rows);

        Assert.Equal(394, rows.Count);
        foreach (var row in rows)
        {
            foreach (var (first, second) in new[] { (row.FirstName, row.SecondName), (row.SecondName, row.FirstName) })
            {
                var finding = Assert.Single(Ordered.Sign(Ordered.Medicine(first), Ordered.Medicine(second), shared: shared));
                Assert.Equal((FindingTier.Reason, "InteractionReason"), (finding.Tier, finding.Field));
                Assert.StartsWith($"Contraindicated together: {InteractingIngredients.NameOf(second)} and {InteractingIngredients.NameOf(first)}", finding.What, StringComparison.Ordinal);
                Assert.Equal(FindingTier.Note, Assert.Single(Ordered.Sign(Ordered.Medicine(first), Ordered.Medicine(second), "Meant", shared)).Tier);
            }
        }
    }

    [SharedFact]
    public async Task Each_of_its_rules_has_words_of_ours_and_what_it_does_not_pair_is_not_found()
    {
        var rows = await RowsAsync();
        var shared = Table(rows);

        Assert.All(rows.Select((row, index) => Pair(row, index)), pair => Assert.DoesNotContain("the table lists", SharedRules.Happens(pair), StringComparison.Ordinal));
        Assert.Empty(Ordered.Sign(Ordered.Medicine("simvastatin"), Ordered.Medicine("lovastatin"), shared: shared));
        Assert.Empty(Ordered.Sign(Ordered.Medicine("pravastatin"), Ordered.Medicine("itraconazole"), shared: shared));
        Assert.Contains(SharedRules.OncSource, Assert.Single(
            Ordered.Sign(Ordered.Medicine("simvastatin"), Ordered.Medicine("acetaminophen", "itraconazole"), shared: shared)).Fact, StringComparison.Ordinal);
        Assert.Empty(Ordered.Sign(Ordered.Medicine("simvastatin"), Ordered.Medicine("itraconazole")));
    }

    [Fact]
    public void A_table_that_calls_a_pair_of_ours_worse_is_said_instead()
    {
        var shared = Table([new("Lithium", "", "Ibuprofen", "NSAIDs", "99", InteractionSeverity.Contraindicated)]);

        var finding = Assert.Single(Ordered.Sign(Ordered.Medicine("lithium carbonate"), Ordered.Medicine("ibuprofen"), shared: shared));

        Assert.StartsWith("Contraindicated together", finding.What, StringComparison.Ordinal);
        Assert.Contains("Ibuprofen (NSAIDs)", finding.Fact, StringComparison.Ordinal);
        Assert.Contains("rule 99", finding.Fact, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("hello", "has a header and no rows|does not name the columns")]
    [InlineData("drug_code,din\n1,2\n", "does not name the columns")]
    [InlineData(Header + "\n", "no rows")]
    [InlineData(Header + "\n3,A,Amphetamine,M,,contraindicated\n", "Row 2: A name of an ingredient or the rule is missing.")]
    [InlineData(Header + "\n3,A,Amphetamine,M,Phenelzine,minor\n", "Row 2: The severity “minor” is not known")]
    [InlineData(Header + "\n3,A,Amphetamine,M,Phenelzine,contraindicated\n3,M,Phenelzine,A,Amfetamine,serious\n", "Row 3: It repeats the pair of row 2.")]
    [InlineData(Header + "\n3,A,Rifampin,M,Rifampicin,serious\n", "an ingredient does not interact with itself")]
    [InlineData(Header + "\n3,A,Amphetamine,M,Phenelzine\n", "Row 2: The row has 5 fields where the header has 6.")]
    [InlineData(Header + "\n3,A,\"Amphetamine,M,Phenelzine,serious\n", "never closed")]
    public async Task A_file_that_is_not_in_order_is_refused_as_a_whole(string text, string why)
    {
        var (rows, refusal) = await InteractionTableReader.ReadAsync(new StringReader(text));

        Assert.Empty(rows);
        Assert.True(why.Split('|').Any(part => refusal!.Why.Contains(part.Replace('“', '"').Replace('”', '"'), StringComparison.Ordinal)
            || refusal.Why.Contains(part, StringComparison.Ordinal)), refusal!.Why);
        Assert.EndsWith(".", refusal.WhatToDo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_order_is_read_row_by_row_whatever_the_order_of_its_columns()
    {
        var (rows, refusal) = await InteractionTableReader.ReadAsync(new StringReader(
            "\uFEFFseverity,object_drug,onc_rule,precipitant_drug,object_class,precipitant_class\r\n\"Contraindicated (high, interruptive)\",Febuxostat,6,Azathioprine,,\r\nserious,X,99,Y,,Ys\r\n"));

        Assert.Null(refusal);
        Assert.Equal(
            [new("Febuxostat", "", "Azathioprine", "", "6", InteractionSeverity.Contraindicated), new("X", "", "Y", "Ys", "99", InteractionSeverity.Serious)], rows);
    }

    internal static async Task<IReadOnlyList<InteractionRow>> RowsAsync()
    {
        using var file = new StreamReader(SharedMaterial.PathOf("drugdata", "interactions_onc_high_priority.csv"));
        var (rows, refusal) = await InteractionTableReader.ReadAsync(file);
        Assert.Null(refusal);
        return rows;
    }

    private static SharedInteractions Table(IEnumerable<InteractionRow> rows) => new(SharedRules.OncSource, rows.Select(Pair));

    private static InteractionPair Pair(InteractionRow row, int index) => new()
    {
        FacilityId = A.FacilityId,
        TableId = A.OrderId,
        Ordinal = index + 1,
        FirstName = row.FirstName,
        FirstClass = row.FirstClass,
        SecondName = row.SecondName,
        SecondClass = row.SecondClass,
        Rule = row.Rule,
        Severity = row.Severity,
    };
}
