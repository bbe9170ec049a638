using FsCheck.Fluent;
using MedDispense.Domain.Ledger;

namespace MedDispense.Domain.Tests.Ledger;

public sealed class MirrorTests
{
    private static readonly Guid Facility = Guid.CreateVersion7();

    private static readonly Pack Films = NewPack();

    private static readonly Place Safe = NewPlace(PlaceKind.Safe);
    private static readonly Place Hands = NewPlace(PlaceKind.SignedOut);
    private static readonly Place Transit = NewPlace(PlaceKind.InTransit);
    private static readonly Place Wasted = NewPlace(PlaceKind.Wasted);
    private static readonly Place Supplier = NewPlace(PlaceKind.Supplier);

    [Fact]
    public void What_was_received_goes_back_to_where_it_came_from_with_the_words_of_the_register()
    {
        var back = Assert.Single(Mirror.Of([Recorded(1, 30, Supplier, Safe)], "entry 7"));

        Assert.Equal(
            new PlannedMovement(Films, 30, Safe, Supplier, "Northside Wholesale", Note: "entry 7"), back);
    }

    [Fact]
    public void The_last_movement_is_undone_first_so_that_no_balance_falls_below_zero()
    {
        var posting = Guid.CreateVersion7();
        var first = Recorded(1, 10, Supplier, Safe, posting: posting);
        var second = Recorded(2, 10, Safe, Transit, posting: posting);

        Assert.Equal([Transit, Safe], Mirror.Of([first, second], null).Select(movement => movement.From));
        Assert.Equal([Transit, Safe], Mirror.Of([second, first], null).Select(movement => movement.From));
    }

    [Fact]
    public void What_was_signed_out_comes_back_and_settles_its_own_removal()
    {
        var taken = Recorded(2, 4, Safe, Hands);

        var back = Assert.Single(Mirror.Of([taken], null));

        Assert.Equal(new MovementKey(taken.Movement.PostingId, 2), back.Settles);
        Assert.Null(back.Reopens);
    }

    [Fact]
    public void What_left_the_hands_goes_back_and_opens_the_removal_again_that_it_had_settled()
    {
        var removal = new MovementKey(Guid.CreateVersion7(), 1);

        var back = Assert.Single(Mirror.Of([Recorded(1, 2, Hands, Wasted, settles: removal)], null));

        Assert.Equal((Wasted, Hands), (back.From, back.To));
        Assert.Equal((null, removal), (back.Settles, back.Reopens));
    }

    [Fact]
    public void From_hands_into_transit_both_removals_are_put_right()
    {
        var removal = new MovementKey(Guid.CreateVersion7(), 1);
        var handed = Recorded(1, 2, Hands, Transit, settles: removal);

        var back = Assert.Single(Mirror.Of([handed], null));

        Assert.Equal((new MovementKey(handed.Movement.PostingId, 1), removal), (back.Settles, back.Reopens));
    }

    [Fact]
    public void The_mirror_of_a_mirror_settles_the_removal_that_the_mirror_had_opened_again()
    {
        var removal = new MovementKey(Guid.CreateVersion7(), 1);

        var again = Assert.Single(Mirror.Of([Recorded(1, 2, Wasted, Hands, reopens: removal)], null));

        Assert.Equal((Hands, Wasted), (again.From, again.To));
        Assert.Equal((removal, null), (again.Settles, again.Reopens));
    }

    [Fact]
    public void A_posting_that_moved_nothing_has_nothing_to_undo() => Assert.Empty(Mirror.Of([], null));

    [Fact]
    public void Rows_that_do_not_belong_together_are_refused()
    {
        var recorded = Recorded(1, 1, Supplier, Safe);

        Assert.Throws<ArgumentException>(() => Mirror.Of([recorded with { Pack = NewPack() }], null));
        Assert.Throws<ArgumentException>(() => Mirror.Of([recorded with { From = Wasted }], null));
        Assert.Throws<ArgumentException>(() => Mirror.Of([recorded with { To = Wasted }], null));
        Assert.Throws<ArgumentException>(() => Mirror.Of([recorded, Recorded(2, 1, Supplier, Safe)], null));
    }

    [Fact]
    public void Correcting_every_posting_from_the_last_to_the_first_leaves_the_book_as_it_was_after_each()
    {
        Seeded.Check(Gen.Choose(0, int.MaxValue - 1).ArrayOf(), choices =>
        {
            var book = new Book();
            var states = new Stack<string>();
            var postings = new Stack<IReadOnlyList<RecordedMovement>>();
            foreach (var choice in choices)
            {
                states.Push(book.State());
                postings.Push(book.Post(book.Plan(new Random(choice))));
            }

            while (postings.TryPop(out var posting))
            {
                var correction = book.Post(Mirror.Of(posting, null));
                Assert.Equal(states.Peek(), book.State());

                // The correction was itself a mistake, and is corrected, and the right one made again.
                book.Post(Mirror.Of(correction, null));
                book.Post(Mirror.Of(posting, null));
                Assert.Equal(states.Pop(), book.State());
            }
        });
    }

    private static RecordedMovement Recorded(
        int ordinal, long amount, Place from, Place to, MovementKey? settles = null, MovementKey? reopens = null,
        Guid? posting = null) => new(
        new Movement
        {
            FacilityId = Facility,
            PostingId = posting ?? Guid.CreateVersion7(),
            Ordinal = ordinal,
            PackId = Films.Id,
            Amount = amount,
            FromPlaceId = from.Id,
            ToPlaceId = to.Id,
            SettlesPostingId = settles?.PostingId,
            SettlesOrdinal = settles?.Ordinal,
            ReopensPostingId = reopens?.PostingId,
            ReopensOrdinal = reopens?.Ordinal,
            Salt = new string('0', 32),
        },
        Films, from, to, "Northside Wholesale");

    internal static Pack NewPack() => new()
    {
        FacilityId = Facility,
        Id = Guid.CreateVersion7(),
        MedicineId = Facility,
        LabelCode = "P",
        CreatedAt = DateTime.UnixEpoch,
    };

    internal static Place NewPlace(PlaceKind kind) =>
        new() { FacilityId = Facility, Id = Guid.CreateVersion7(), Kind = kind, Name = kind.ToString() };
}
