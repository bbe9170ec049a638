using System.Globalization;
using MedDispense.Domain.Scanning;
using MedDispense.Web.Features.Shared.Tags;

namespace MedDispense.Web.Features.Labels.Kinds;

/// <summary>A client's wristband: the code of the card, with the name.</summary>
public sealed record Wristband(Guid Id, string Code, string FamilyName, string GivenNames, string Born) : Label(Id, Code)
{
    /// <summary>How often code and name stand on it: a hand's breadth of a wrist shows one of them whole.</summary>
    public const int Times = 4;

    public override string Title => $"{FamilyName}, {GivenNames}";

    public override string Detail => $"born {Born}";
}

/// <summary>Wristbands for adults.</summary>
public sealed class Wristbands(FindLabelledClients find) : ILabelKind
{
    public string Word => "wristbands";

    public string View => "Kinds/_Wristband";

    public string Heading => "Wristbands of clients";

    public (string One, string Many) Thing => ("client", "clients");

    public string Nothing => "There is no client here to make a wristband for";

    public bool BeginsWithAll => false;

    public IReadOnlyList<LabelStock> Stocks { get; } = LabelStock.Of("band-25x279");

    public IReadOnlyList<Label> MadeUp =>
        [new Wristband(Guid.Empty, FacilityCode.ForNumber(FacilityCodeType.Client, 4).Text, "TESTER-ŁĄCKA", "Weiß 李 Maria Magdalena", "02 Apr 1990")];

    /// <summary>A quarter of the band, less its white edges.</summary>
    public SymbolRoom RoomOn(LabelStock stock, Symbology symbology) => symbology == Symbology.Code128 ? new(51, 8) : new(12, 12);

    public async Task<IReadOnlyList<Label>> AskAsync(LabelForm form) =>
    [
        .. (await find.AskAsync(form.Id, "wristband")).Select(client => new Wristband(
            client.Id, client.CardCode, client.FamilyName.ToUpperInvariant(), client.GivenNames, client.BornOn.ToString("dd MMM yyyy", CultureInfo.InvariantCulture))),
    ];

    public Task RecordAsync(IReadOnlyList<Label> printed, string on) => find.RecordAsync(printed, "Wristband. " + on);
}
