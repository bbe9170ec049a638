using MedDispense.Data;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Web.Features.Discrepancies;
using MedDispense.Web.Features.Register;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.DailyClose;

/// <summary>Days that are closed: one with its anchor, and the list.</summary>
public sealed class ReadClose(MedDispenseDb db)
{
    /// <summary>How many closed days one list shows.</summary>
    public const int InList = 31;

    /// <summary>How many discrepancies one day lists; the count says when there were more.</summary>
    private const int MostListed = 500;

    /// <summary>A closed day.</summary>
    public sealed record View
    {
        public required Facility Facility { get; init; }

        public required DateOnly Day { get; init; }

        /// <summary>Number of the posting that closed the day.</summary>
        public required long Number { get; init; }

        /// <summary>Its hash, lower-case hex.</summary>
        public required string Hash { get; init; }

        public required DateTime RecordedAt { get; init; }

        /// <summary>The newest posting before the close.</summary>
        public required long ThroughNumber { get; init; }

        public required long PostingsCount { get; init; }

        public required int OpenInHands { get; init; }

        public required int OpenInTransit { get; init; }

        /// <summary>How many discrepancies were open then.</summary>
        public int OpenDiscrepancies { get; init; }

        /// <summary>These by number; filled in for the page of one day.</summary>
        public IReadOnlyList<OpenDiscrepancy> Discrepancies { get; init; } = [];

        public required string? Remarks { get; init; }

        public required string By { get; init; }

        public required string ByInitials { get; init; }

        public required string? Second { get; init; }

        public required string? SecondInitials { get; init; }

        public FacilityTime Time => FacilityTime.Of(Facility);

        /// <summary>Whether it was closed on a later day.</summary>
        public bool IsLate => Time.Day(RecordedAt) > Day;

        /// <summary>Whether it was closed while the day still had its afternoon before it.</summary>
        public bool IsEarly => DayIsOver.IsEarly(Day, Time.ToLocal(RecordedAt));

        /// <summary>What was open then, in words.</summary>
        public string OpenWords => string.Join(", ", new[]
        {
            OpenInHands == 0 ? null : $"{OpenInHands} signed out",
            OpenInTransit == 0 ? null : $"{OpenInTransit} on the way",
            OpenDiscrepancies == 0 ? null : OpenDiscrepancies == 1 ? "1 discrepancy" : $"{OpenDiscrepancies} discrepancies",
        }.OfType<string>()) is { Length: > 0 } words ? words : "nothing";

        /// <summary>What <c>verify</c> takes from the paper.</summary>
        public string Anchor => $"{Number}:{Hash}";

        /// <summary>The hash in groups of four, as people read it aloud.</summary>
        public string GroupedHash => string.Join(' ', Hash.Chunk(4).Select(group => new string(group)));
    }

    /// <summary>Null when the day is not closed.</summary>
    public async Task<View?> AskAsync(DateOnly day) =>
        (await ListAsync(day, day.AddDays(1), 1)).SingleOrDefault() is { } close
            ? close with { Discrepancies = await OpenDiscrepancy.ListAsync(db, DiscrepancyStates.OpenBefore(db, close.Number), MostListed) }
            : null;

    /// <summary>Closed days before a day, newest first.</summary>
    public Task<IReadOnlyList<View>> AskListAsync(DateOnly? before) => ListAsync(DateOnly.MinValue, before ?? DateOnly.MaxValue, InList);

    private async Task<IReadOnlyList<View>> ListAsync(DateOnly from, DateOnly before, int most)
    {
        var facility = await RegisterHeading.FacilityAsync(db);
        var closes = await db.DailyCloses.AsNoTracking()
            .Where(close => close.BusinessDate >= from && close.BusinessDate < before)
            .Join(db.Postings, close => close.PostingId, posting => posting.Id, (close, posting) => new { close, posting })
            .OrderByDescending(row => row.close.BusinessDate)
            .Take(most)
            .Select(row => new View
            {
                Facility = facility,
                Day = row.close.BusinessDate,
                Number = row.posting.Number,
                Hash = row.posting.Hash,
                RecordedAt = row.posting.RecordedAt,
                ThroughNumber = row.close.ThroughNumber,
                PostingsCount = row.close.PostingsCount,
                OpenInHands = row.close.OpenInHands,
                OpenInTransit = row.close.OpenInTransit,
                Remarks = row.close.Remarks,
                By = row.posting.ActorName,
                ByInitials = row.posting.ActorInitials,
                Second = row.posting.WitnessName,
                SecondInitials = row.posting.WitnessInitials,
            }).ToListAsync();
        var views = new List<View>();
        foreach (var close in closes)
            views.Add(close with { OpenDiscrepancies = await DiscrepancyStates.OpenBefore(db, close.Number).CountAsync() });
        return views;
    }
}
