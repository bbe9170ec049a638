using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Stock;

namespace MedDispense.Domain.Tests.Stock;

public sealed class ReceiptDifferencesTests
{
    private static readonly Medicine Films = new()
    {
        FacilityId = Guid.CreateVersion7(),
        Id = Guid.CreateVersion7(),
        Name = "buprenorphine–naloxone",
        Strength = "8 mg/2 mg",
        Form = "sublingual film",
        UsSchedule = UsSchedule.III,
        CountedIn = CountedIn.Film,
        SmallestPerCounted = 1,
        Source = "house",
        SourceKey = "films",
    };

    // Ordered, noted, counted; what differs from the note, and from the order; zero for no discrepancy.
    [Theory]
    [InlineData(60, 60, 60, 0, 0)]
    [InlineData(60, 60, 59, -1, 0)]
    [InlineData(60, 59, 59, 0, -1)]
    [InlineData(60, 59, 60, 1, 0)]
    [InlineData(60, 55, 50, -5, -5)]
    [InlineData(60, 61, 61, 0, 1)]
    public void One_cause_opens_one_discrepancy(long ordered, long noted, long counted, long fromNote, long fromOrder)
    {
        var note = ReceiptDifferences.FromNote(Films, noted, counted, null, null, Guid.Empty);
        var order = ReceiptDifferences.FromOrder(Films, "A1", ordered, noted, counted, restFollows: false, Guid.Empty);

        Assert.Equal((fromNote, fromOrder), (Difference(note), Difference(order)));
    }

    [Fact]
    public void What_is_to_follow_is_not_missing()
    {
        Assert.Null(ReceiptDifferences.FromOrder(Films, "A1", 60, 30, 30, restFollows: true, Guid.Empty));
        Assert.Equal(1, Difference(ReceiptDifferences.FromOrder(Films, "A1", 60, 61, 61, restFollows: true, Guid.Empty)));
    }

    private static long Difference(PlannedDiscrepancy? found) => found?.Difference ?? 0;
}
