using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Scanning;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Scan;

/// <summary>Who or what wears one of the house's own labels.</summary>
public sealed class FindLabelled(MedDispenseDb db)
{
    /// <summary>By a code of the house; packs are found by <see cref="Packs.FindPack"/>.</summary>
    public async Task<IReadOnlyList<ScanTarget>> AskAsync(FacilityCode code) => code.Type switch
    {
        FacilityCodeType.Client => await ClientAsync(code.Text),
        FacilityCodeType.Staff => await PersonAsync(code.Text),
        FacilityCodeType.Place => await PlaceAsync(code.Text),
        FacilityCodeType.PreparedDose => await PreparedDoseAsync(code),
        FacilityCodeType.Pack or FacilityCodeType.Order => [],
    };

    public async Task<IReadOnlyList<ScanTarget>> ClientAsync(string code) =>
        [.. (await db.Clients.AsNoTracking().Where(row => row.CardCode == code).ToListAsync()).Select(Target)];

    public async Task<IReadOnlyList<ScanTarget>> PersonAsync(string code)
    {
        var people = await db.Staff.AsNoTracking().Where(row => row.BadgeCode == code).ToListAsync();
        return [.. people.Select(person => new ScanTarget(ScanTargetKind.Person, person.Id, person.Name, person.Initials))];
    }

    /// <summary>A house has few places, so each one's code is worked out.</summary>
    private async Task<IReadOnlyList<ScanTarget>> PlaceAsync(string code)
    {
        var places = await db.Places.AsNoTracking().Where(place => PlaceKinds.SetUpByPeople.Contains(place.Kind)).ToListAsync();
        return
        [
            .. places.Where(place => PlaceLabels.CodeOf(place.Id).Text == code)
                .Select(place => new ScanTarget(ScanTargetKind.Place, place.Id, place.Name, place.House)),
        ];
    }

    /// <summary>Few doses wait at a time, so each one's code is worked out. Without the client's name: whoever may observe
    /// it sees the name on its page.</summary>
    private async Task<IReadOnlyList<ScanTarget>> PreparedDoseAsync(FacilityCode code)
    {
        var waiting = await (
            from dose in db.DosesToObserve()
            join posting in db.Postings on dose.PostingId equals posting.Id
            join medicine in db.Medicines on dose.MedicineId equals medicine.Id
            select new { posting.Id, posting.ActorName, Medicine = medicine }).ToListAsync();
        return
        [
            .. waiting.Where(dose => DoseCodes.CodeOf(dose.Id) == code)
                .Select(dose => new ScanTarget(ScanTargetKind.PreparedDose, dose.Id, MedicineWords.Of(dose.Medicine), $"prepared by {dose.ActorName}")),
        ];
    }

    public static ScanTarget Target(Client client) => new(
        ScanTargetKind.Client, client.Id, client.DisplayName,
        string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"born {client.BornOn:dd MMM yyyy}{(client.Room.Length == 0 ? "" : $", room {client.Room}")}"));
}
