using MedDispense.Domain.Facilities;
using MedDispense.Web.Features.Counts;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Register;

/// <summary>Who takes a file away, and when: the one line in which two exports of the same content differ.</summary>
public sealed record RunStamp(string By, DateTime At);

/// <summary>The register as files for a spreadsheet: a few lines that say what it is, an empty line, then the table.</summary>
public static class RegisterFiles
{
    /// <summary>The lines of a page.</summary>
    public static byte[] Lines(ReadRegisterPage.View view, RunStamp stamp)
    {
        var heading = view.Heading;
        var time = heading.Time;
        var figures = heading.Figures;
        var sheet = Begin(heading.Facility, time, "Register page")
            .Row("Medicine", heading.Name).Row("Strength", heading.Strength).Row("Form", heading.Form)
            .Row("Class", heading.Class).Row("Owner", heading.Owner)
            .Row("Range", view.Range.Words(time)).Row("Amounts in", figures.CountedIn);
        if (view.Rows.Count > 0)
            sheet.Row("Closing hash", view.Rows[^1].Hash);
        if (view.IsHidden)
            sheet.Row("Lines", Blind.Words);
        Stamp(sheet, stamp, time);
        sheet.Row("Line", "Happened", "Recorded", "Kind", "What happened", "Notes", "In", "Out", "Balance of page",
            "Place", "Balance of place", "Second place", "Balance of second place", "By", "Initials", "Second person",
            "Second person's initials", "Co-signer", "Entry");
        foreach (var row in view.Rows)
        {
            sheet.Number(row.Number).Text(time.Iso(row.HappenedAt)).Text(time.Iso(row.RecordedAt))
                .Text(PostingWords.Of(row.PostingKind)).Text(row.What).Text(string.Join(' ', row.Remarks))
                .Figure(Some(figures, row.AmountIn)).Figure(Some(figures, row.AmountOut)).Figure(figures.Plain(row.PageBalance));
            for (var place = 0; place < 2; place++)
            {
                var figure = row.Places.ElementAtOrDefault(place);
                sheet.Text(figure?.Name).Figure(figure is null ? null : figures.Plain(figure.Balance));
            }

            sheet.Text(row.By).Text(row.ByInitials).Text(row.Second).Text(row.SecondInitials).Text(row.CoSigner)
                .Number(row.Entry).EndRow();
        }

        return sheet.ToBytes();
    }

    /// <summary>A statement, one row for each page and kind, with the opening and closing rows around them.</summary>
    public static byte[] Statement(ReadStatement.View view, RunStamp stamp)
    {
        var sheet = Begin(view.Facility, view.Time, "Statement").Row("Range", view.RangeWords);
        Stamp(sheet, stamp, view.Time);
        sheet.Row("Medicine", "Strength", "Form", "Class", "Owner", "Row", "Lines", "In", "Out", "Balance", "Counted in");
        foreach (var page in view.Pages)
        {
            var figures = page.Heading.Figures;
            if (page.Heading.IsHidden)
            {
                Head(page.Heading).Text(Blind.Words).EndRow();
                continue;
            }

            Head(page.Heading).Text("Opening").Number(null).Figure(null).Figure(null).Figure(figures.Plain(page.Opening));
            sheet.Text(figures.CountedIn).EndRow();
            foreach (var kind in page.Kinds)
            {
                Head(page.Heading).Text(PostingWords.Of(kind.Kind)).Number(kind.Lines)
                    .Figure(Some(figures, kind.In)).Figure(Some(figures, kind.Out)).Figure(null);
                sheet.Text(figures.CountedIn).EndRow();
            }

            Head(page.Heading).Text("Closing").Number(null).Figure(figures.Plain(page.In)).Figure(figures.Plain(page.Out))
                .Figure(figures.Plain(page.Closing)).Text(figures.CountedIn).EndRow();
        }

        return sheet.ToBytes();

        CsvSheet Head(RegisterHeading heading) => sheet.Text(heading.Name).Text(heading.Strength).Text(heading.Form)
            .Text(heading.Class).Text(heading.Owner);
    }

    /// <summary>The log of one day.</summary>
    public static byte[] DailyLog(ReadDailyLog.View view, RunStamp stamp)
    {
        var time = view.Time;
        var sheet = Begin(view.Facility, time, "Daily log").Row("Day", FacilityTime.Words(view.Day));
        Stamp(sheet, stamp, time);
        sheet.Row("Recorded", "Happened", "Medicine", "Strength", "Form", "Class", "Owner", "Line", "What happened",
            "Notes", "In", "Out", "Counted in", "Balance of page", "Initials", "By", "Second person's initials", "Entry");
        if (view.Hidden > 0)
            sheet.Row(HiddenPages(view.Hidden));
        foreach (var (heading, row) in view.Rows)
        {
            var figures = heading.Figures;
            sheet.Text(time.Iso(row.RecordedAt)).Text(time.Iso(row.HappenedAt)).Text(heading.Name)
                .Text(heading.Strength).Text(heading.Form).Text(heading.Class).Text(heading.Owner).Number(row.Number)
                .Text(row.What).Text(string.Join(' ', row.Remarks)).Figure(Some(figures, row.AmountIn))
                .Figure(Some(figures, row.AmountOut)).Text(figures.CountedIn).Figure(figures.Plain(row.PageBalance))
                .Text(row.ByInitials).Text(row.By).Text(row.SecondInitials).Number(row.Entry).EndRow();
        }

        return sheet.ToBytes();
    }

    /// <summary>What a log says of the pages that it leaves out.</summary>
    public static string HiddenPages(int pages) => pages == 1
        ? "The lines of 1 page are hidden while it is counted."
        : $"The lines of {pages} pages are hidden while they are counted.";

    private static CsvSheet Begin(Facility facility, FacilityTime time, string what) => new CsvSheet()
        .Row("MedDispense", what).Row("Facility", facility.Name).Row("Registration number", facility.RegistrationNumber)
        .Row("Times in", time.ZoneId);

    private static void Stamp(CsvSheet sheet, RunStamp stamp, FacilityTime time) =>
        sheet.Row("Exported", $"{time.Iso(stamp.At)} by {stamp.By}").EndRow();

    private static string? Some(Figures figures, long amount) => amount == 0 ? null : figures.Plain(amount);
}
