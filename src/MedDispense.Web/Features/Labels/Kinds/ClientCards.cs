using System.Globalization;
using MedDispense.Domain.Scanning;
using MedDispense.Web.Features.Shared.Tags;

namespace MedDispense.Web.Features.Labels.Kinds;

/// <summary>A client's card: only what a lost one may tell. Nothing of medicines, of the programme, or of the house.</summary>
/// <param name="Id">Of what it is stuck on.</param>
/// <param name="Code">What the symbol says.</param>
/// <param name="FamilyName">In capitals.</param>
/// <param name="GivenNames">As recorded.</param>
/// <param name="Born">For example "02 Apr 1990".</param>
/// <param name="Photo">Address of the photo; null where there is none yet.</param>
public sealed record ClientCard(Guid Id, string Code, string FamilyName, string GivenNames, string Born, string? Photo) : Label(Id, Code)
{
    public override string Title => $"{FamilyName}, {GivenNames}";

    public override string Detail => $"born {Born}{(Photo is null ? ", no photo yet" : "")}";

    public string Initials => $"{FamilyName.FirstOrDefault()}{GivenNames.FirstOrDefault()}".ToUpperInvariant();
}

/// <summary>Cards of clients, of the size of a credit card.</summary>
public sealed class ClientCards(FindLabelledClients find) : ILabelKind
{
    private const double Square = 14.5;

    public string Word => "cards";

    public string View => "Kinds/_ClientCard";

    public string Heading => "Cards of clients";

    public (string One, string Many) Thing => ("client", "clients");

    public string Nothing => "There is no client here to make a card for";

    public bool BeginsWithAll => false;

    public IReadOnlyList<LabelStock> Stocks { get; } = LabelStock.Of("card-a4", "card-letter", "card-single");

    public IReadOnlyList<Label> MadeUp =>
    [
        new ClientCard(Guid.Empty, FacilityCode.ForNumber(FacilityCodeType.Client, 3).Text, "TESTER-ŁĄCKA", "Weiß 李 Maria Magdalena", "02 Apr 1990", null),
    ];

    /// <summary>Under the text, or under photo and text.</summary>
    public SymbolRoom RoomOn(LabelStock stock, Symbology symbology) => symbology == Symbology.Code128
        ? new(stock.Width - (2 * stock.Padding), 10)
        : new(Square, Square);

    public async Task<IReadOnlyList<Label>> AskAsync(LabelForm form) =>
    [
        .. (await find.AskAsync(form.Id, "card")).Select(client => new ClientCard(
            client.Id, client.CardCode, client.FamilyName.ToUpperInvariant(), client.GivenNames,
            client.BornOn.ToString("dd MMM yyyy", CultureInfo.InvariantCulture),
            client.PhotoId is { } photo ? $"/clients/{client.Id}/photos/{photo}" : null)),
    ];

    public Task RecordAsync(IReadOnlyList<Label> printed, string on) => find.RecordAsync(printed, "Card. " + on);
}
