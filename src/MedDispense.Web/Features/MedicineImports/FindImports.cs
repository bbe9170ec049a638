using AutoMapper;
using AutoMapper.QueryableExtensions;
using MedDispense.Data;
using MedDispense.Domain.Medicines.Importing;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.MedicineImports;

/// <summary>The last imports of the house, the newest first.</summary>
public sealed class FindImports(MedDispenseDb db, IMapper mapper)
{
    private const int Most = 20;

    /// <summary>An import as a line of a list.</summary>
    public sealed record Row
    {
        public Guid Id { get; init; }

        public string FileName { get; init; } = "";

        public DateTime StartedAt { get; init; }

        public string StartedByName { get; init; } = "";

        public DateTime? EndedAt { get; init; }

        public ImportOutcome? Outcome { get; init; }

        public int Added { get; init; }

        public int Changed { get; init; }

        public int Unchanged { get; init; }

        public int RowsRefused { get; init; }
    }

    public sealed class Projection : Profile
    {
        public Projection() => CreateProjection<ImportRun, Row>();
    }

    public async Task<IReadOnlyList<Row>> AskAsync() => await db.ImportRuns.AsNoTracking()
        .OrderByDescending(run => run.StartedAt).ThenByDescending(run => run.Id).Take(Most)
        .ProjectTo<Row>(mapper.ConfigurationProvider).ToListAsync();
}
