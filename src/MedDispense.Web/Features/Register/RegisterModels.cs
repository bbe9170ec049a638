using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Register;

/// <summary>The list of pages.</summary>
public sealed record RegisterIndexModel(FindRegisterPages.View Pages, string? Search, FacilityTime Time);

/// <summary>A window of a page with what was asked for.</summary>
public sealed record RegisterPageModel(ReadRegisterPage.View View, RegisterAsk Ask, bool MayExport)
{
    public RegisterHeading Heading => View.Heading;

    public string Path => $"/register/{Heading.PageId}";

    public LinesModel Lines => new(View, NewestFirst: !Ask.Oldest);
}

/// <summary>A range of a page for paper.</summary>
public sealed record RegisterPrintModel(ReadRegisterPage.View View, RegisterAsk Ask, DateTime At, string By)
{
    public LinesModel Lines => new(View, NewestFirst: false);
}

/// <summary>The table of lines, on screen and on paper.</summary>
public sealed record LinesModel(ReadRegisterPage.View View, bool NewestFirst)
{
    public IEnumerable<RegisterRow> InOrder => NewestFirst ? View.Rows.Reverse() : View.Rows;

    /// <summary>Whether the lines follow one another, so that what was brought forward, in and out make the last
    /// balance. Line numbers cut a range out of another order;
    /// of a place, an amount on the way that is not told is missing.</summary>
    public bool IsWhole => !(View.Range.PlaceId is not null && View.Rows.Any(row => row.IsHidden)) && IsUncut;

    private bool IsUncut => View.Range.As == RegisterAs.Known || (View.Range.FirstLine is null && View.Range.LastLine is null);

    /// <summary>The balance before the first line: of the page, or of the place that was asked for.</summary>
    public long BroughtForward => View.Rows.Count == 0 ? 0 : BalanceOf(View.Rows[0]) - View.Rows[0].AmountIn + View.Rows[0].AmountOut;

    public long CarriedForward => View.Rows.Count == 0 ? 0 : BalanceOf(View.Rows[^1]);

    public long AmountIn => View.Rows.Sum(row => row.AmountIn);

    public long AmountOut => View.Rows.Sum(row => row.AmountOut);

    private long BalanceOf(RegisterRow row) =>
        View.Range.PlaceId is null ? row.PageBalance : row.Places.Single().Balance; // Only asked where it is whole.
}

/// <summary>A statement of one page or of all.</summary>
public sealed record StatementModel(ReadStatement.View? View, StatementAsk Ask, Guid? PageId, bool MayExport, DateTime At, string By)
{
    public string Path => PageId is { } id ? $"/register/{id}/statement" : "/register/statement";
}

/// <summary>The log of one day.</summary>
public sealed record DailyLogModel(ReadDailyLog.View View, bool MayExport, DateTime At, string By);
