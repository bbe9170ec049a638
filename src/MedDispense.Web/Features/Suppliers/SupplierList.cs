using MedDispense.Data;
using MedDispense.Domain.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Suppliers;

/// <summary>The suppliers of the house, those in use first.</summary>
public sealed class SupplierList(MedDispenseDb db)
{
    private const int Most = 500;

    public sealed record Row(
        Guid Id, string Name, SupplierKind Kind, string Address, string RegistrationNumber, bool IsClosed, int Version);

    public Task<List<Row>> AskAsync() => Rows(db.Suppliers.OrderBy(row => row.ClosedAt != null).ThenBy(row => row.Name)
        .ThenBy(row => row.Id).Take(Most)).ToListAsync();

    /// <summary>One supplier; null when the house has none of that id.</summary>
    public Task<Row?> AskAsync(Guid id) => Rows(db.Suppliers.Where(row => row.Id == id)).SingleOrDefaultAsync();

    private static IQueryable<Row> Rows(IQueryable<Supplier> suppliers) => suppliers.AsNoTracking().Select(row => new Row(
        row.Id, row.Name, row.Kind, row.Address, row.RegistrationNumber, row.ClosedAt != null, row.Version));
}
