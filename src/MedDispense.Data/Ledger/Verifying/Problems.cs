namespace MedDispense.Data.Ledger.Verifying;

/// <summary>Collects what is found, up to a number that a person can still read.</summary>
internal sealed class Problems
{
    private const int Most = 500;

    private readonly List<LedgerProblem> _found = [];
    private bool _more;

    public void Add(string code, long? number, string text)
    {
        if (_found.Count < Most)
            _found.Add(new LedgerProblem(code, number, text));
        else
            _more = true;
    }

    /// <summary>First broken posting first; what belongs to no posting comes after.</summary>
    public IReadOnlyList<LedgerProblem> InOrder()
    {
        IEnumerable<LedgerProblem> ordered = _found.OrderBy(problem => problem.Number ?? long.MaxValue);
        return _more
            ? [.. ordered, new LedgerProblem("more-problems", null, $"There is more; the first {Most} problems are listed.")]
            : [.. ordered];
    }
}
