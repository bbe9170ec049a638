using System.Globalization;
using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Scanning;
using MedDispense.Web.Features.Arrivals;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.Shared.Tags;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Labels.Kinds;

/// <summary>The label of a dose that was drawn for one client and waits to be taken.</summary>
/// <param name="Id">Of what it is stuck on.</param>
/// <param name="Code">What the symbol says.</param>
/// <param name="Client">FAMILY, Given.</param>
/// <param name="Born">For example "02 Apr 1990".</param>
/// <param name="Medicine">Name with tall-man letters, strength and form.</param>
/// <param name="Amount">What is in the hand.</param>
/// <param name="Prepared">By whom and when.</param>
/// <param name="UseUntil">The house's limit for what is signed out, or the end of the pack's last day.</param>
public sealed record DoseLabel(
    Guid Id, string Code, string Client, string Born, string Medicine, string Amount, string Prepared, string UseUntil) : Label(Id, Code)
{
    public override string Title => $"{Amount} of {Medicine}";

    public override string Detail => $"{Client}, prepared {Prepared}";
}

/// <summary>Labels of the doses that wait in somebody's hands to be seen taken.</summary>
public sealed class PreparedDoses(MedDispenseDb db, CurrentStaff current, Audits audits) : ILabelKind
{
    public string Word => "doses";

    public string View => "Kinds/_DoseLabel";

    public string Heading => "Labels of prepared doses";

    public (string One, string Many) Thing => ("dose", "doses");

    public string Nothing => "No prepared dose waits here";

    public bool BeginsWithAll => true;

    public IReadOnlyList<LabelStock> Stocks { get; } = LabelStock.Of("a4-21", "letter-30", "roll-57x32", "roll-62x29", "roll-102x51");

    public IReadOnlyList<Label> MadeUp =>
    [
        new DoseLabel(Guid.Empty, FacilityCode.ForNumber(FacilityCodeType.PreparedDose, 6).Text, "TESTER-ŁĄCKA, Weiß 李", "02 Apr 1990",
            "methadone hydrochloride 10 mg/mL oral solution", "8.5 mL (85 mg)", "by Maria Weiß, 10 Jun 2026 09:00", "10 Jun 2026 21:00"),
    ];

    public SymbolRoom RoomOn(LabelStock stock, Symbology symbology) => SymbolRoom.On(stock, symbology);

    public async Task<IReadOnlyList<Label>> AskAsync(LabelForm form)
    {
        var rows = await (
            from dose in db.DosesToObserve()
            join posting in db.Postings on dose.PostingId equals posting.Id
            join movement in db.Movements on dose.PostingId equals movement.PostingId
            join open in db.UnsettledMovements on new { movement.PostingId, movement.Ordinal } equals new { open.PostingId, open.Ordinal }
            join pack in db.Packs on movement.PackId equals pack.Id
            join medicine in db.Medicines on pack.MedicineId equals medicine.Id
            join client in db.Clients on dose.ClientId equals (Guid?)client.Id
            where open.Remaining > 0 && (form.Id.Count == 0 || form.Id.Contains(dose.PostingId))
            orderby posting.Number
            select new { posting.Id, posting.ActorName, posting.HappenedAt, open.Remaining, pack.Expiry, Medicine = medicine, Client = client })
            .Take(LabelDesk.Most).ToListAsync();
        foreach (var client in rows.Select(row => row.Client.Id).Distinct())
            await audits.RecordAsync(AuditKind.ClientRead, "client", client, "A prepared dose.");
        var time = current.Time;
        return
        [
            .. rows.Select(row => new DoseLabel(
                row.Id, DoseCodes.CodeOf(row.Id).Text, row.Client.DisplayName, row.Client.BornOn.ToString("dd MMM yyyy", CultureInfo.InvariantCulture),
                row.Medicine.ShownTitle(), row.Medicine.Say(row.Remaining), $"by {row.ActorName}, {time.DayAndClock(row.HappenedAt)}",
                UseUntil(row.HappenedAt, row.Expiry, time))),
        ];
    }

    public async Task RecordAsync(IReadOnlyList<Label> printed, string on)
    {
        foreach (var label in printed)
            await audits.RecordAsync(AuditKind.Printed, "dose", label.Id, on);
    }

    private string UseUntil(DateTime preparedAt, DateOnly? expiry, FacilityTime time)
    {
        var limit = preparedAt.AddHours(current.Limits.SettleLimitHours);
        return expiry is { } day && time.StartOf(day.AddDays(1)) <= limit ? FacilityTime.Words(day) : time.DayAndClock(limit);
    }
}
