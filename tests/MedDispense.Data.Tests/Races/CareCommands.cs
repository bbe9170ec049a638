using MedDispense.Data.Ledger;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;

namespace MedDispense.Data.Tests.Races;

/// <summary>An act on one occurrence of an order; what becomes of the stock is in <see cref="Command"/>.</summary>
internal abstract record CareCommand(Act Act, CareActs Care) : Command(Act)
{
    /// <summary>The occurrence that it answers, and how; null when the model refuses it.</summary>
    protected abstract ModelDose? Answers(Model model);

    /// <summary>The answer that it takes further; null when it answers what is open.</summary>
    protected virtual Guid? Takes => null;

    protected abstract IReadOnlyList<Moved> Moves(Model model, ModelDose dose);

    protected sealed override IReadOnlyList<Moved>? Decide(Model model) =>
        Answers(model) is { } dose && model.MayAnswer(dose, Takes) ? Moves(model, dose) : null;

    protected sealed override void AfterPost(Model model) => model.Answer(Act.Id, Answers(model)!); // It was allowed.
}

internal sealed record Give(Act Act, CareActs Care, Guid Order, int Seen, string Nominal, Pack Pack, Place From) : CareCommand(Act, Care)
{
    public override Task<PostingResult> SendAsync(House house) => Care.GiveAsync(Act, Order, Seen, Nominal, Pack, From);

    protected override ModelDose? Answers(Model model) =>
        model.Version(Order) == Seen ? new(Order, Nominal, DoseOutcome.Given, model.Films(Order)) : null;

    protected override IReadOnlyList<Moved> Moves(Model model, ModelDose dose) => [new(Pack.Id, dose.Films, From.Id, Moved.Nowhere)];
}

internal sealed record Prepare(Act Act, CareActs Care, Guid Order, int Seen, string Nominal, Pack Pack, Place From) : CareCommand(Act, Care)
{
    public override Task<PostingResult> SendAsync(House house) => Care.PrepareAsync(Act, Order, Seen, Nominal, Pack, From);

    protected override ModelDose? Answers(Model model) =>
        model.Version(Order) == Seen ? new(Order, Nominal, DoseOutcome.Prepared, model.Films(Order)) : null;

    protected override IReadOnlyList<Moved> Moves(Model model, ModelDose dose) =>
        [new(Pack.Id, dose.Films, From.Id, Person) { IntoHandsOrTransit = true }];
}

internal sealed record Observe(Act Act, CareActs Care, Guid Prepared, DoseOutcome Outcome) : CareCommand(Act, Care)
{
    protected override Guid? Takes => Prepared;

    public override Task<PostingResult> SendAsync(House house) => Care.ObserveAsync(Act, Prepared, Outcome);

    protected override ModelDose? Answers(Model model) =>
        model.Doses.TryGetValue(Prepared, out var dose) && dose.Outcome == DoseOutcome.Prepared ? dose with { Outcome = Outcome } : null;

    protected override IReadOnlyList<Moved> Moves(Model model, ModelDose dose)
    {
        var drawn = model.Postings[Prepared][0];
        return [new(drawn.Pack, drawn.Amount, drawn.To, Moved.Nowhere, Settles: new MovementKey(Prepared, 1))];
    }
}

internal sealed record NotGiven(Act Act, CareActs Care, Guid Order, string Nominal, DoseOutcome Outcome) : CareCommand(Act, Care)
{
    public override Task<PostingResult> SendAsync(House house) => Care.AnswerAsync(Act, Order, Nominal, Outcome);

    protected override ModelDose? Answers(Model model) => new(Order, Nominal, Outcome, 0);

    protected override IReadOnlyList<Moved> Moves(Model model, ModelDose dose) => [];
}

internal sealed record CorrectDose(Act Act, CareActs Care, Guid Posting) : Command(Act)
{
    public override Task<PostingResult> SendAsync(House house) => Care.CorrectAsync(Act, Posting);

    protected override IReadOnlyList<Moved>? Decide(Model model) =>
        model.IsCorrected(Posting) || !model.Doses.ContainsKey(Posting) ? null : model.MirrorOf(Posting);

    protected override void AfterPost(Model model)
    {
        model.Correct(Posting);
        model.Open(Posting, by: Act.Id);
    }
}

internal sealed record ChangeOrder(Act Act, CareActs Care, Guid Order, int Seen, long Films) : Command(Act)
{
    public override Task<PostingResult> SendAsync(House house) => Care.ChangeAsync(Act, Order, Seen, "daily 08:00 20:00", Films);

    protected override IReadOnlyList<Moved>? Decide(Model model) => model.Version(Order) == Seen ? [] : null;

    protected override void AfterPost(Model model) => model.Order(Order, Seen + 1, Films);
}

internal sealed record CountPlace(Act Act, CareActs Care, Place Place, long Counted) : Command(Act)
{
    public override Task<PostingResult> SendAsync(House house) => Care.CloseCountAsync(Act, Place, Counted, incoming: null, sessionId: null);

    protected override IReadOnlyList<Moved>? Decide(Model model) => [];
}
