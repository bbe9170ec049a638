using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Scanning;
using MedDispense.Web.Features.Shared.Tags;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Labels.Kinds;

/// <summary>The label of a pack.</summary>
/// <param name="Id">Of what it is stuck on.</param>
/// <param name="Code">What the symbol says.</param>
/// <param name="Name">With tall-man letters.</param>
/// <param name="Strength">As shown.</param>
/// <param name="Form">As shown.</param>
/// <param name="Lot">Null when the pack carries none.</param>
/// <param name="Expiry">Null when the pack carries none.</param>
/// <param name="Owner">The client's name; null for the house.</param>
public sealed record PackLabel(
    Guid Id, string Code, string Name, string Strength, string Form, string? Lot, DateOnly? Expiry, string? Owner) : Label(Id, Code)
{
    public override string Title => $"{Name} {Strength} {Form}";

    public override string Detail =>
        $"lot {Lot ?? "none"}, use by {(Expiry is { } day ? FacilityTime.Words(day) : "none")}, of {Owner ?? "the house"}, label {Code}";
}

/// <summary>Labels of packs, of one entry or one by one.</summary>
public sealed class PackLabels(MedDispenseDb db, Audits audits) : ILabelKind
{
    public string Word => "packs";

    public string View => "Kinds/_PackLabel";

    public string Heading => "Labels of packs";

    public (string One, string Many) Thing => ("pack", "packs");

    public string Nothing => "There is no pack to label here";

    public bool BeginsWithAll => false;

    public bool ReadsPosting => true;

    public IReadOnlyList<LabelStock> Stocks { get; } = LabelStock.Of("a4-21", "a4-65", "letter-30", "roll-57x32", "roll-62x29", "roll-102x51");

    public IReadOnlyList<Label> MadeUp =>
    [
        new PackLabel(Guid.Empty, FacilityCode.ForNumber(FacilityCodeType.Pack, 1).Text, "buprenorphine and naloxone", "8 mg/2 mg", "sublingual film",
            "TEST01", new(2027, 12, 31), "TESTER-ŁĄCKA, Weiß 李"),
    ];

    public SymbolRoom RoomOn(LabelStock stock, Symbology symbology) => SymbolRoom.On(stock, symbology);

    public async Task<IReadOnlyList<Label>> AskAsync(LabelForm form)
    {
        var ids = form.Posting is { } posting
            ? await db.Movements.AsNoTracking().Where(row => row.PostingId == posting).OrderBy(row => row.Ordinal)
                .Select(row => row.PackId).Distinct().Take(LabelDesk.Most + 1).ToListAsync()
            : form.Id;
        ids = [.. ids.Distinct()];
        var rows = await (
            from pack in db.Packs.AsNoTracking()
            join medicine in db.Medicines on pack.MedicineId equals medicine.Id
            where ids.Contains(pack.Id)
            select new { Pack = pack, Medicine = medicine, Owner = db.Clients.SingleOrDefault(client => client.Id == pack.OwnerClientId) }).ToListAsync();
        return
        [
            .. rows.OrderBy(row => ids.IndexOf(row.Pack.Id)).Select(row => new PackLabel(
                row.Pack.Id, row.Pack.LabelCode, TallManNames.Write(row.Medicine.Name), row.Medicine.Strength, row.Medicine.Form, row.Pack.Lot,
                row.Pack.Expiry, row.Owner?.DisplayName)),
        ];
    }

    /// <summary>Once: packs that come in together are labelled together.</summary>
    public Task RecordAsync(IReadOnlyList<Label> printed, string on) =>
        audits.RecordAsync(AuditKind.Printed, "labels", printed[0].Id, on);
}
