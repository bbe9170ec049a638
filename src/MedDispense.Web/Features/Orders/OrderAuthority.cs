using MedDispense.Data;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Orders;

/// <summary>Who stands behind an order or a step: a prescriber who acts here, or one whose words were read back on a
/// call.</summary>
public sealed record OrderAuthority(Guid? PrescriberId, string PrescriberName, PrescriberCall? Call, DateTime? CounterSignBy)
{
    /// <summary>Hours after which a call grounds nothing new.</summary>
    public const int CallLastsHours = 24;

    public OrderSignature Signature => Call is null ? OrderSignature.ByPrescriber : OrderSignature.VerbalReadBack;

    /// <summary>The authority, or the finding that says why there is none.</summary>
    public static async Task<(OrderAuthority? Authority, Finding? Refusal)> FindAsync(
        MedDispenseDb db, Act act, Guid clientId, Guid? callId)
    {
        if (callId is null)
        {
            return Policies.Rules[Policies.Prescribe].Allows(act.Actor)
                ? (new(act.Actor.MembershipId, act.Actor.Name, null, null), null)
                : (null, Finding.Stop("prescriber-needed", "A prescriber decides this.",
                    "You act on a call to one, whose words you read back.", "Note the call, then choose it here.", "CallId"));
        }

        if (!Policies.Rules[Policies.WriteVerbalOrder].Allows(act.Actor))
        {
            return (null, Finding.Stop("call-not-for-this-role", "Your role does not write down what was said.",
                "Nurses and pharmacists do.", "Sign it yourself, or ask a nurse to write it.", "CallId"));
        }

        var call = await db.PrescriberCalls.AsNoTracking().SingleOrDefaultAsync(row => row.PostingId == callId);
        if (call is null || call.ClientId != clientId)
            return (null, Finding.Stop("call-unknown", "This call is not known for this client.", "", "Choose a call from the list.", "CallId"));
        if (!call.ReadBack)
            return (null, Finding.Stop("call-not-read-back", "What was said was not read back.", "", "Call again, read it back, and note that call.", "CallId"));
        if (call.SpokeAt < act.Now.AddHours(-CallLastsHours))
            return (null, Finding.Stop("call-too-old", "This call is too long ago.", $"A call grounds a decision for {CallLastsHours} hours.", "Call again and note it.", "CallId"));
        if (call.PrescriberId == act.Actor.MembershipId)
            return (null, Finding.Stop("call-with-oneself", "This call was with you.", "", "Sign it as the prescriber instead.", "CallId"));
        var limits = FacilityLimits.At(act.Now, await db.FacilitySettings.AsNoTracking().ToListAsync());
        return (new(call.PrescriberId, call.PrescriberName, call, call.SpokeAt.AddHours(limits.CounterSignHours)), null);
    }
}
