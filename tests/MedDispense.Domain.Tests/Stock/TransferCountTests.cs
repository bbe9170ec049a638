using MedDispense.Domain.Stock;

namespace MedDispense.Domain.Tests.Stock;

public sealed class TransferCountTests
{
    [Theory]
    [InlineData(1_000_000, 49, 100L, false)]
    [InlineData(490, 49, null, true)]
    [InlineData(491, 49, null, false)]
    [InlineData(100, 1, 100L, true)]
    [InlineData(101, 1, 100L, false)]
    [InlineData(0, 49, null, true)]
    public void What_cannot_lie_there_was_mistyped_and_a_whole_box_can(long counted, long onTheWay, long? full, bool isPlausible) =>
        Assert.Equal(isPlausible, TransferCount.IsPlausible(counted, onTheWay, full));
}
