using MedDispense.Domain.Audit;
using MedDispense.Domain.Scanning;
using MedDispense.Web.Features.Places;
using MedDispense.Web.Features.Shared.Tags;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Labels.Kinds;

/// <summary>The label of a place.</summary>
/// <param name="Id">Of what it is stuck on.</param>
/// <param name="Code">What the symbol says.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Kind">What sort of place, and in which house.</param>
/// <param name="Facility">Whose it is.</param>
public sealed record PlaceLabel(Guid Id, string Code, string Name, string Kind, string Facility) : Label(Id, Code)
{
    public override string Title => Name;

    public override string Detail => $"{Kind}, label {Code}";
}

/// <summary>Labels of places: small ones for a drawer, large ones for a door.</summary>
public sealed class LabelsOfPlaces(FindPlaces find, CurrentStaff current, Audits audits) : ILabelKind
{
    public string Word => "places";

    public string View => "Kinds/_PlaceLabel";

    public string Heading => "Labels of places";

    public (string One, string Many) Thing => ("place", "places");

    public string Nothing => "There is no place to label here";

    public bool BeginsWithAll => true;

    public IReadOnlyList<LabelStock> Stocks { get; } = LabelStock.Of("a4-21", "letter-30", "roll-57x32", "roll-62x29", "a4-8", "letter-6", "roll-102x51");

    public IReadOnlyList<Label> MadeUp =>
        [new PlaceLabel(Guid.Empty, FacilityCode.ForNumber(FacilityCodeType.Place, 2).Text, "TEST cupboard for controlled medicines, second floor", "Controlled cupboard, East", "Test house")];

    public SymbolRoom RoomOn(LabelStock stock, Symbology symbology) => SymbolRoom.On(stock, symbology);

    public async Task<IReadOnlyList<Label>> AskAsync(LabelForm form)
    {
        var places = await find.AskAsync(closed: false);
        return
        [
            .. places.Where(place => form.Id.Count == 0 || form.Id.Contains(place.Id)).Take(LabelDesk.Most).Select(place => new PlaceLabel(
                place.Id, place.LabelCode, place.Name, PlaceWords.Of(place.Kind) + (place.House.Length > 0 ? $", {place.House}" : ""), current.Facility.Name)),
        ];
    }

    public Task RecordAsync(IReadOnlyList<Label> printed, string on) =>
        audits.RecordAsync(AuditKind.Printed, "place labels", printed.Count == 1 ? printed[0].Id : null, on);
}
