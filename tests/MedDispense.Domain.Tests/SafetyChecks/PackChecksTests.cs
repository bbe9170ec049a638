using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Domain.Tests.SafetyChecks;

/// <summary><see cref="RightMedicine"/>, <see cref="RightRoute"/>, <see cref="RightDose"/>, <see cref="PackIsHere"/> and
/// <see cref="PackBelongsToClient"/>.</summary>
public sealed class PackChecksTests
{
    private const string Methadone = "methadone hydrochloride 10 mg tablet";

    [Theory]
    [InlineData(A.Films, null)]
    [InlineData("buprenorphine and naloxone 2 mg/0.5 mg film", "another-strength")]
    [InlineData("buprenorphine and naloxone 8 mg/2 mg tablet", "another-strength")]
    [InlineData("buprenorphine 8 mg tablet", "wrong-medicine")]
    [InlineData(Methadone, "wrong-medicine")]
    public void The_pack_holds_what_is_ordered_in_its_strength_and_form(string title, string? code)
    {
        var finding = RightMedicine.Check(A.Dose() with { Pack = A.Pack(A.Medicine(title)) }).SingleOrDefault();

        Assert.Equal(code, finding?.Code);
        if (finding is null)
            return;
        Assert.Equal(FindingTier.Stop, finding.Tier);
        Assert.Contains(A.Medicine().Title, finding.Fact, StringComparison.Ordinal);
        Assert.Contains(A.Medicine(title).Title, finding.Fact, StringComparison.Ordinal);
        // Nobody is sent to reckon with another strength at the bedside.
        Assert.DoesNotContain("4", finding.Next.Replace(A.Medicine().Title, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("film", 1, null)]
    [InlineData("FILM", 1, null)]
    [InlineData("tablet", 1, "another-strength")]
    [InlineData("film", 2, "another-strength")]
    public void The_same_from_another_maker_is_the_same(string form, int smallest, string? code) => Assert.Equal(code,
        RightMedicine.Check(A.Dose() with { Pack = A.Pack(FromAnotherMaker(form, smallest)) }).SingleOrDefault()?.Code);

    [Theory]
    [InlineData("sublingual", "sublingual", null)]
    [InlineData("sublingual", "Sublingual", null)]
    [InlineData("buccal; sublingual", "sublingual", null)]
    [InlineData("BUCCAL, SUBLINGUAL", "buccal", null)]
    [InlineData("oral", "sublingual", "another-route")]
    [InlineData("intramuscular; intravenous", "subcutaneous", "another-route")]
    [InlineData("perioral", "oral", "another-route")]
    [InlineData("", "oral", null)]
    public void A_pack_is_given_by_a_route_that_it_is_made_for(string made, string ordered, string? code)
    {
        var medicine = FromAnotherMaker("film", 1);
        medicine.Route = made;

        Assert.Equal(code, RightRoute.Check(A.Dose(A.Version(route: ordered)) with { Pack = A.Pack(medicine) }).SingleOrDefault()?.Code);
    }

    [Theory]
    [InlineData(2, 2, null)]
    [InlineData(1, 1, null)]
    [InlineData(1, 2, null)]
    [InlineData(3, 3, "dose-too-large")]
    [InlineData(2, 3, "drawn-too-much")]
    [InlineData(1, 4, "drawn-too-much")]
    public void What_is_given_is_what_is_ordered_or_less_and_never_more(long amount, long drawn, string? code)
    {
        var finding = RightDose.Check(A.Dose() with { Amount = amount, Drawn = drawn }).SingleOrDefault();

        Assert.Equal(code, finding?.Code);
        Assert.True(finding is null or { Tier: FindingTier.Stop });
    }

    [Fact]
    public void More_than_is_ordered_is_said_with_both_figures() => Assert.Equal("Ordered: 16 mg = 2 films. Entered: 3 films.",
        Assert.Single(RightDose.Check(A.Dose(A.Version(dose: new(16), unit: "mg")) with { Amount = 3, Drawn = 3 })).Fact.Replace('\u00A0', ' '));

    [Theory]
    [InlineData(PlaceKind.Cart, null)]
    [InlineData(PlaceKind.Safe, null)]
    [InlineData(PlaceKind.Fridge, null)]
    [InlineData(PlaceKind.Room, null)]
    [InlineData(PlaceKind.Quarantine, "pack-in-quarantine")]
    [InlineData(PlaceKind.SignedOut, "pack-elsewhere")]
    [InlineData(PlaceKind.InTransit, "pack-elsewhere")]
    [InlineData(PlaceKind.Wasted, "pack-elsewhere")]
    public void Doses_are_given_from_cupboards_and_carts(PlaceKind kind, string? code)
    {
        var place = A.Place(kind, "There");

        Assert.Equal(code, Here(A.Dose() with { Pack = A.Pack(place: place), StationPlace = place }));
        Assert.Equal(code, Here(A.Dose() with { Pack = A.Pack(place: place), StationPlace = null }));
        Assert.Equal(code ?? "pack-elsewhere", Here(A.Dose() with { Pack = A.Pack(place: place) }));
    }

    [Fact]
    public void A_pack_booked_elsewhere_says_where()
    {
        var finding = Assert.Single(PackIsHere.Check(A.Dose() with { Pack = A.Pack(place: A.Place(PlaceKind.Safe, "Controlled cupboard")) }));

        Assert.Equal("It is booked in Controlled cupboard; this station is Cart A.", finding.Fact);
    }

    [Theory]
    [InlineData(2, 2, null)]
    [InlineData(1, 2, "not-enough-here")]
    [InlineData(0, 1, "not-enough-here")]
    public void The_pack_has_what_is_drawn(long inPlace, long drawn, string? code) =>
        Assert.Equal(code, Here(A.Dose() with { Amount = 1, Drawn = drawn, Pack = A.Pack(inPlace: inPlace) }));

    [Fact]
    public void When_there_is_too_little_the_other_places_are_named()
    {
        var fact = Assert.Single(PackIsHere.Check(A.Dose() with { Pack = A.Pack(inPlace: 1, elsewhere: ["Safe", "Cart B"]) })).Fact;

        Assert.Equal("Cart A has 1 film of it. Some of it is in Safe, Cart B.", fact.Replace('\u00A0', ' '));
    }

    [Fact]
    public void The_figure_is_told_to_nobody_while_it_is_being_counted()
    {
        var fact = Assert.Single(PackIsHere.Check(A.Dose() with { Pack = A.Pack(inPlace: 1, isBeingCounted: true, elsewhere: ["Safe"]) })).Fact;

        Assert.Equal("What Cart A has of it is being counted, so the figure is not shown. Some of it is in Safe.", fact);
    }

    [Fact]
    public void A_serial_number_that_was_given_before_is_not_given_again_and_its_emptiness_is_not_told_twice() => Assert.Equal("serial-used",
        Here(A.Dose() with { Pack = A.Pack(inPlace: 0, serial: "S1", givenBefore: A.At("2026-06-09T08:00")) }));

    [Fact]
    public void A_clients_own_medicine_is_theirs_alone()
    {
        var facts = A.Dose();

        Assert.Empty(PackBelongsToClient.Check(facts));
        Assert.Empty(PackBelongsToClient.Check(facts with { Pack = A.Pack(owner: facts.Client.Id) }));
        Assert.Equal("pack-of-another-client",
            Assert.Single(PackBelongsToClient.Check(facts with { Pack = A.Pack(owner: Guid.CreateVersion7()) })).Code);
    }

    [Fact]
    public void Without_a_pack_none_of_them_has_anything_to_say()
    {
        var facts = A.Dose() with { Pack = null };

        Assert.Empty(RightMedicine.Check(facts).Concat(RightRoute.Check(facts)).Concat(PackIsHere.Check(facts))
            .Concat(PackBelongsToClient.Check(facts)));
    }

    private static string? Here(DoseFacts facts) => PackIsHere.Check(facts).SingleOrDefault()?.Code;

    private static Medicine FromAnotherMaker(string form, int smallest)
    {
        var films = A.Medicine();
        return new Medicine
        {
            FacilityId = A.FacilityId,
            Id = Guid.CreateVersion7(),
            Name = films.Name,
            Strength = films.Strength,
            Form = form,
            Route = films.Route,
            CountedIn = films.CountedIn,
            SmallestPerCounted = smallest,
            Source = "house",
            SourceKey = "another",
            Ingredients = films.Ingredients,
        };
    }
}
