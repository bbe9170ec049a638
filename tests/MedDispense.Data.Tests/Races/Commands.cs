using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;

namespace MedDispense.Data.Tests.Races;

/// <summary>One act that somebody sends, and what the model makes of it.</summary>
internal abstract record Command(Act Act)
{
    public abstract Task<PostingResult> SendAsync(House house);

    /// <summary>What it moves when the model allows it now; null when it must be refused.</summary>
    protected abstract IReadOnlyList<Moved>? Decide(Model model);

    public bool IsAllowed(Model model) => Decide(model) is { } movements && model.Allows(movements);

    /// <summary>Applies it, which must be allowed.</summary>
    public void Apply(Model model)
    {
        Assert.True(IsAllowed(model), $"{this} was recorded, but cannot have been allowed.");
        model.Post(Act.Id, Decide(model)!);
        AfterPost(model);
    }

    protected virtual void AfterPost(Model model)
    {
    }

    protected Guid Person => Act.Actor.MembershipId;
}

internal sealed record Receive(Act Act, Pack Pack, long Amount, Place To) : Command(Act)
{
    public override Task<PostingResult> SendAsync(House house) => house.Acts.ReceiveAsync(Act, Pack, Amount, To);

    protected override IReadOnlyList<Moved>? Decide(Model model) => [new(Pack.Id, Amount, Moved.Nowhere, To.Id)];
}

internal sealed record Send(Act Act, Pack Pack, long Amount, Place From, Place To) : Command(Act)
{
    public override Task<PostingResult> SendAsync(House house) => house.Acts.SendAsync(Act, Pack, Amount, From, To);

    protected override IReadOnlyList<Moved>? Decide(Model model) => model.IsRecalled(Pack.Lot!)
        ? null
        : [new(Pack.Id, Amount, From.Id, Act.Id) { IntoHandsOrTransit = true }];
}

internal sealed record Arrive(Act Act, Pack Pack, long Amount, Guid Sent, Place To) : Command(Act)
{
    public override Task<PostingResult> SendAsync(House house) => house.Acts.ArriveAsync(Act, Pack, Amount, Sent, To);

    protected override IReadOnlyList<Moved>? Decide(Model model) =>
        [new(Pack.Id, Amount, Sent, To.Id, Settles: new MovementKey(Sent, 1))];
}

internal sealed record TakeOut(Act Act, Pack Pack, long Amount, Place From) : Command(Act)
{
    public override Task<PostingResult> SendAsync(House house) => house.Acts.TakeOutAsync(Act, Pack, Amount, From);

    protected override IReadOnlyList<Moved>? Decide(Model model) => model.IsRecalled(Pack.Lot!)
        ? null
        : [new(Pack.Id, Amount, From.Id, Person) { IntoHandsOrTransit = true }];
}

internal sealed record BringBack(Act Act, Pack Pack, long Amount, MovementKey Taken, Place To) : Command(Act)
{
    public override Task<PostingResult> SendAsync(House house) => house.Acts.BringBackAsync(Act, Pack, Amount, Taken, To);

    protected override IReadOnlyList<Moved>? Decide(Model model) => [new(Pack.Id, Amount, Person, To.Id, Settles: Taken)];
}

internal sealed record Waste(Act Act, Pack Pack, long Amount, MovementKey Taken) : Command(Act)
{
    public override Task<PostingResult> SendAsync(House house) => house.Acts.WasteAsync(Act, Pack, Amount, Taken);

    protected override IReadOnlyList<Moved>? Decide(Model model) => [new(Pack.Id, Amount, Person, Moved.Nowhere, Settles: Taken)];
}

internal sealed record Quarantine(Act Act, Pack Pack, long Amount, Place From, Place Shelf) : Command(Act)
{
    public override Task<PostingResult> SendAsync(House house) => house.Acts.QuarantineAsync(Act, Pack, Amount, From);

    protected override IReadOnlyList<Moved>? Decide(Model model) => [new(Pack.Id, Amount, From.Id, Shelf.Id)];
}

/// <summary>Several packs from one place to another in one posting, in any order and without asking for locks.</summary>
internal sealed record Rearrange(Act Act, IReadOnlyList<Pack> Packs, long Amount, Place From, Place To) : Command(Act)
{
    public override Task<PostingResult> SendAsync(House house) => house.Store.PostAsync(
        Act, PostingKind.ReleasedFromQuarantine, new { Packs = Packs.Select(pack => pack.Id), Amount, From = From.Id, To = To.Id },
        _ => Task.FromResult(new PostingPlan
        {
            Movements = [.. Packs.Select(pack => new PlannedMovement(pack, Amount, From, To, To.Name))],
        }));

    protected override IReadOnlyList<Moved>? Decide(Model model) =>
        [.. Packs.Select(pack => new Moved(pack.Id, Amount, From.Id, To.Id))];
}

internal sealed record RecallLot(Act Act, string Lot) : Command(Act)
{
    public override Task<PostingResult> SendAsync(House house) => house.Acts.RecallAsync(Act, Lot);

    protected override IReadOnlyList<Moved>? Decide(Model model) => model.IsRecalled(Lot) ? null : [];

    protected override void AfterPost(Model model) => model.Recall(Lot);
}

internal sealed record Correct(Act Act, Guid Posting) : Command(Act)
{
    public override Task<PostingResult> SendAsync(House house) => house.Acts.CorrectAsync(Act, Posting);

    protected override IReadOnlyList<Moved>? Decide(Model model) =>
        model.IsCorrected(Posting) || model.IsOfDose(Posting) || !model.Postings.TryGetValue(Posting, out var movements) || movements.Count == 0
            ? null
            : model.MirrorOf(Posting);

    protected override void AfterPost(Model model) => model.Correct(Posting);
}
