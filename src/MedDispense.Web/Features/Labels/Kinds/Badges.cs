using MedDispense.Data;
using MedDispense.Data.Identity;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Scanning;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Shared.Tags;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Labels.Kinds;

/// <summary>A badge of somebody of the house.</summary>
/// <param name="Id">Of what it is stuck on.</param>
/// <param name="Code">What the symbol says.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="Roles">What they work as.</param>
/// <param name="Facility">Where.</param>
public sealed record Badge(Guid Id, string Code, string Name, string Roles, string Facility) : Label(Id, Code)
{
    public override string Title => Name;

    /// <summary>Without the code: it is half of a sign-in, and only the badge shows it.</summary>
    public override string Detail => Roles;
}

/// <summary>Badges that were issued, of accounts that are not closed.</summary>
public sealed class Badges(MedDispenseDb db, CurrentStaff current, Audits audits) : ILabelKind
{
    public string Word => "badges";

    public string View => "Kinds/_Badge";

    public string Heading => "Badges";

    public (string One, string Many) Thing => ("person", "people");

    public string Nothing => "There is no badge to print here: make one on the person's page first";

    public bool BeginsWithAll => false;

    public IReadOnlyList<LabelStock> Stocks { get; } = LabelStock.Of("card-a4", "card-letter", "card-single");

    public IReadOnlyList<Label> MadeUp =>
        [new Badge(Guid.Empty, FacilityCode.ForNumber(FacilityCodeType.Staff, 5).Text, "TESTER Maria-Magdalena Weiß-Łącka 李", "Nurse", "Test house")];

    public SymbolRoom RoomOn(LabelStock stock, Symbology symbology) => symbology == Symbology.Code128
        ? new(stock.Width - (2 * stock.Padding), 12)
        : SymbolRoom.On(stock, symbology);

    public async Task<IReadOnlyList<Label>> AskAsync(LabelForm form)
    {
        var rows = await db.Staff.AsNoTracking().OfPeople()
            .Where(row => row.BadgeCode != null && row.ClosedAt == null && (form.Id.Count == 0 || form.Id.Contains(row.Id))).ToListAsync();
        return
        [
            .. rows.OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Id).Take(LabelDesk.Most)
                .Select(row => new Badge(row.Id, row.BadgeCode!, row.Name, row.Roles.Say(), current.Facility.Name)),
        ];
    }

    public async Task RecordAsync(IReadOnlyList<Label> printed, string on)
    {
        foreach (var label in printed)
            await audits.RecordAsync(AuditKind.Printed, "staff", label.Id, label.Id == current.Actor.MembershipId ? "Own badge. " + on : "Badge. " + on);
    }
}
