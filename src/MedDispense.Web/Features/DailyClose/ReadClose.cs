using MedDispense.Data;
using MedDispense.Domain.Facilities;
using MedDispense.Web.Features.Register;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.DailyClose;

/// <summary>Days that are closed: one with its anchor, and the list.</summary>
public sealed class ReadClose(MedDispenseDb db)
{
    /// <summary>How many closed days one list shows.</summary>
    public const int InList = 31;

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

        public required string? Remarks { get; init; }

        public required string By { get; init; }

        public required string ByInitials { get; init; }

        public required string? Second { get; init; }

        public required string? SecondInitials { get; init; }

        public FacilityTime Time => FacilityTime.Of(Facility);

        /// <summary>Whether it was closed on a later day.</summary>
        public bool IsLate => Time.Day(RecordedAt) > Day;

        /// <summary>What <c>verify</c> takes from the paper.</summary>
        public string Anchor => $"{Number}:{Hash}";

        /// <summary>The hash in groups of four, as people read it aloud.</summary>
        public string GroupedHash => string.Join(' ', Hash.Chunk(4).Select(group => new string(group)));
    }

    /// <summary>Null when the day is not closed.</summary>
    public async Task<View?> AskAsync(DateOnly day) => (await ListAsync(day, day.AddDays(1), 1)).SingleOrDefault();

    /// <summary>Closed days before a day, newest first.</summary>
    public Task<IReadOnlyList<View>> AskListAsync(DateOnly? before) => ListAsync(DateOnly.MinValue, before ?? DateOnly.MaxValue, InList);

    private async Task<IReadOnlyList<View>> ListAsync(DateOnly from, DateOnly before, int most)
    {
        var facility = await RegisterHeading.FacilityAsync(db);
        return await db.DailyCloses.AsNoTracking()
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
    }
}
