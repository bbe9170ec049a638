using MedDispense.Data.Ledger;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Domain.Stock;
using MedDispense.Web.Features.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Returns;

/// <summary>Sends packs back to a wholesaler or pharmacy, or to a reverse distributor, under a manifest.</summary>
public sealed class ReturnToSupplier(LedgerStore ledger)
{
    /// <param name="PlaceId">Where the packs are.</param>
    /// <param name="SupplierId">Who takes them.</param>
    /// <param name="Lines">The packs.</param>
    /// <param name="Manifest">Number of the manifest or return note.</param>
    /// <param name="Form222">Number of the DEA order form, when Schedule II leaves a US house.</param>
    /// <param name="Reason">Why; may be missing.</param>
    public sealed record Command(
        Guid PlaceId, Guid SupplierId, IReadOnlyList<PackAmount> Lines, string Manifest, string? Form222, string? Reason);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.ReturnedToSupplier, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        var packs = await PackLines.ReadAsync(scope, command.PlaceId, command.Lines);
        if (packs.Lines.Count == 0)
            return PostingPlan.Refuse(packs.Findings);
        if (await scope.Db.Suppliers.SingleOrDefaultAsync(row => row.Id == command.SupplierId && row.ClosedAt == null) is not { } supplier)
        {
            return PostingPlan.Refuse(Finding.Stop("supplier-unknown", "This supplier is not known here.",
                "It is not on this house's list.", "Choose one from the list.", "SupplierId"));
        }

        var facility = await scope.Db.Facilities.AsNoTracking().SingleAsync(row => row.Id == scope.Act.FacilityId);
        List<Finding> findings = [.. packs.Findings, .. Checks(facility, supplier, packs, command)];
        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);

        var returned = await scope.TheAsync(PlaceKind.Returned);
        var form222 = CanonicalText.OrNull(command.Form222);
        return new PostingPlan
        {
            Movements =
            [
                .. packs.Lines.Select(line => new PlannedMovement(line.Here.Pack, line.Amount, line.Here.Place, returned,
                    $"{supplier.Name}, {supplier.Address.ReplaceLineEndings(", ")}",
                    Note: NoteOf(line.Here.Medicine, command.Manifest, form222))),
            ],
            WitnessRequired = packs.Lines.Any(line => line.Here.Medicine.IsControlled),
            SupplierId = supplier.Id,
            Reference = command.Manifest,
            Reason = command.Reason,
        };
    }

    /// <summary>Whether a DEA Form 222 goes with it (21 CFR 1305.03).</summary>
    public static bool NeedsForm222(Jurisdiction jurisdiction, Medicine medicine) => jurisdiction switch
    {
        Jurisdiction.UnitedStates => medicine.UsSchedule == UsSchedule.II,
        Jurisdiction.UnitedKingdom => false,
    };

    private static string NoteOf(Medicine medicine, string manifest, string? form222) =>
        form222 is not null && medicine.UsSchedule == UsSchedule.II
            ? $"Manifest {manifest}, DEA Form 222 no. {form222}"
            : $"Manifest {manifest}";

    private static IEnumerable<Finding> Checks(Facility facility, Supplier supplier, PackLines packs, Command command)
    {
        if (string.IsNullOrWhiteSpace(command.Manifest))
        {
            yield return Finding.Stop("manifest-missing", "The number of the manifest is needed.",
                "What leaves the house goes with a paper.", "Type the number of the manifest or return note.", "Manifest");
        }

        var form222 = packs.Lines.FirstOrDefault(line => NeedsForm222(facility.Jurisdiction, line.Here.Medicine)).Here;
        if (form222 is not null && string.IsNullOrWhiteSpace(command.Form222))
        {
            yield return Finding.Stop("form-222-missing", "A Form 222 is needed.",
                $"{form222.Medicine.Title} is Schedule II.", "Type the number of the form that the receiver sent.", "Form222");
        }

        if (supplier.Kind != SupplierKind.Pharmacy && packs.Packs.Any(pack => pack.OwnerClientId is not null))
        {
            yield return Finding.Stop("client-medicine", "A client's medicine does not go there.",
                $"{supplier.Name} is not a pharmacy, and a pack belongs to a client.",
                "Return it to the client or a pharmacy, or ask for its destruction.", "Lines");
        }
    }
}
