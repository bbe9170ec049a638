using MedDispense.Domain.Scanning;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Medicines;
using MedDispense.Web.Features.Packs;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Scan;

/// <summary>From a scan to what it means in this house. Shows nobody what their role may not see.</summary>
public sealed class FindScanned(FindPack packs, MedicinesByCode medicines, FindLabelled labelled, FindTyped typed)
{
    private const string AskSomebody = "If it should be known here, ask a manager or a pharmacist.";

    public async Task<ScanAnswer> AskAsync(Domain.Scanning.Scan scan, Actor actor)
    {
        var answer = await MeaningAsync(scan);
        var seen = answer.Targets.Where(target => Policies.Rules[target.Policy].Allows(actor)).ToList();
        return seen.Count == 0 && answer.Targets.Count > 0
            ? new($"{answer.Read} Your role does not see it.", [], "Ask a colleague who does.")
            : answer with { Targets = seen };
    }

    private async Task<ScanAnswer> MeaningAsync(Domain.Scanning.Scan scan) => scan switch
    {
        UnreadableScan unreadable => new(unreadable.Reason, [], unreadable.WhatToDo),
        UnknownScan unknown => await UnknownAsync(unknown.Text),
        PackScan pack => Found("This is a pack label of the house.", await PackAsync(pack.Code.Text),
            "No pack here wears it. It may be a label of another house, or one that was printed and never used."),
        ClientScan { Code: { } code } => Found("This is a client's card.", await labelled.AskAsync(code),
            "No client here has this card. Ask for the client's name and date of birth, and print a new card."),
        StaffScan { Code: { } code } => Found("This is a badge.", await labelled.AskAsync(code),
            "No colleague here has this badge. " + AskSomebody),
        PlaceScan { Code: { } code } => Found("This is the label of a place.", await labelled.AskAsync(code),
            "No place here has this label. " + AskSomebody),
        ClientScan => Found("This is a wristband of another hospital or house.", [], "Scan the client's card of this house."),
        StaffScan => Found("This is a badge of another hospital or house.", [], "Scan the badge of this house."),
        PlaceScan => Found("This is the label of a place elsewhere.", [], AskSomebody),
        PreparedDoseScan dose => Found("This is the label of a prepared dose.", await labelled.AskAsync(dose.Code),
            "No dose that waits wears it: it was taken, brought back or wasted, or another house prepared it. Do not give it."),
        OrderScan => Found("This is the label of an order.", [], "Open the client's chart and look the order up there."),
        ProductScan product => await ProductAsync(product),
        _ => throw new InvalidOperationException($"There is no answer to a {scan.GetType().Name}."),
    };

    private async Task<ScanAnswer> ProductAsync(ProductScan scan)
    {
        var read = $"This is a maker's code: {ScanWords.Of(scan)}.";
        var here = await packs.AskAsync(scan);
        if (here.Count > 0)
        {
            return new(read, [.. here.Select(ScanWords.Target)],
                here.Count == 1 ? "" : "Several packs here wear it. Choose the one in your hand.");
        }

        var known = await medicines.AskAsync(scan);
        if (known.Count > 0)
        {
            return new(read + " No such pack is here.",
                [.. known.Select(meaning => new ScanTarget(ScanTargetKind.Medicine, meaning.Medicine.Id, meaning.Medicine.Title, ""))],
                "Choose the medicine to see what is here. If you have the pack in your hand, receive it or tell a manager.");
        }

        return scan.NamesProduct
            ? new(read + " No medicine of the formulary has this code.", [],
                "Find the medicine by name. On its page stock staff or a pharmacist link the code to it, with a second person.")
            : new(read + " It does not say which medicine it is.", [], "Scan the other code on the pack as well.");
    }

    private async Task<ScanAnswer> UnknownAsync(string text)
    {
        if (await PackAsync(text) is { Count: > 0 } pack)
            return Found("This is a pack label.", pack, "");
        var targets = await typed.AskAsync(text);
        return Found(targets.Count > 0 ? "This is not a code of ours; these have it in their name or on their card."
                : $"Read: “{ScanWords.Shown(text)}”. It is not a code that is known here.",
            targets, targets.Count > 0 ? "Choose one." : "Scan our own label, or type a family name or the name of a medicine. " + AskSomebody);
    }

    private async Task<IReadOnlyList<ScanTarget>> PackAsync(string label) =>
        await packs.AskAsync(label) is { } pack ? [ScanWords.Target(pack)] : [];

    private static ScanAnswer Found(string read, IReadOnlyList<ScanTarget> targets, string whatToDo) => new(read, targets, whatToDo);
}
