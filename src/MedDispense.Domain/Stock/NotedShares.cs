namespace MedDispense.Domain.Stock;

/// <summary>Shares what a delivery note says of a line out to its containers, so that each container has its own
/// receipt line and the sum stays what the note says.</summary>
public static class NotedShares
{
    /// <param name="noted">What the note says in all; zero or more.</param>
    /// <param name="each">What was counted in each container.</param>
    /// <param name="containers">How many containers; at least one.</param>
    public static IEnumerable<long> Of(long noted, long each, int containers)
    {
        for (var i = 1; i <= containers; i++)
        {
            var share = i == containers ? noted : Math.Min(noted, each);
            noted -= share;
            yield return share;
        }
    }
}
