using MedDispense.Domain.Staff;
using Microsoft.AspNetCore.Authorization;

namespace MedDispense.Web.Hosting;

/// <summary>Names of the policies that actions wear; what each asks for is in <see cref="Rules"/>. The role matrix
/// test walks over every action and every rule.</summary>
public static class Policies
{
    /// <summary>Any person of the facility.</summary>
    public const string AnyStaff = nameof(AnyStaff);
    public const string SeeStock = nameof(SeeStock);

    /// <summary>Receive, move, waste and label stock.</summary>
    public const string MoveStock = nameof(MoveStock);
    public const string OrderStock = nameof(OrderStock);

    /// <summary>Sign out stock to one's own hands and bring it back.</summary>
    public const string TakeOut = nameof(TakeOut);
    public const string RecallStock = nameof(RecallStock);
    public const string DestroyStock = nameof(DestroyStock);
    public const string SeeMedicines = nameof(SeeMedicines);
    public const string KeepFormulary = nameof(KeepFormulary);

    /// <summary>Say, with a second person, which medicine a code on a pack means.</summary>
    public const string LinkCodes = nameof(LinkCodes);
    public const string SeeRegister = nameof(SeeRegister);
    public const string Export = nameof(Export);
    public const string CloseDay = nameof(CloseDay);
    public const string SeeDiscrepancies = nameof(SeeDiscrepancies);

    /// <summary>See how often what was scanned, by whom and why not.</summary>
    public const string SeeScanRates = nameof(SeeScanRates);

    /// <summary>Add what is known to a discrepancy.</summary>
    public const string NoteDiscrepancies = nameof(NoteDiscrepancies);

    /// <summary>Decide discrepancies: close, settle, open again.</summary>
    public const string CloseDiscrepancy = nameof(CloseDiscrepancy);

    /// <summary>Count places.</summary>
    public const string Count = nameof(Count);
    public const string Correct = nameof(Correct);
    public const string SeeAudit = nameof(SeeAudit);
    public const string SeeClients = nameof(SeeClients);
    public const string KeepClients = nameof(KeepClients);

    /// <summary>Give doses and say what became of them.</summary>
    public const string GiveDoses = nameof(GiveDoses);

    /// <summary>Record an emergency medicine: nothing gates it but being one of the house.</summary>
    public const string GiveInEmergency = nameof(GiveInEmergency);
    public const string SeeChart = nameof(SeeChart);

    /// <summary>Look at what was written down after the fact and approve it.</summary>
    public const string ApproveLateEntries = nameof(ApproveLateEntries);
    /// <summary>Record what a client is allergic to.</summary>
    public const string KeepAllergies = nameof(KeepAllergies);
    public const string SeeOrders = nameof(SeeOrders);

    /// <summary>Sign orders and countersign what was said.</summary>
    public const string Prescribe = nameof(Prescribe);

    /// <summary>Note a prescriber's call, and write down an order that was said and read back.</summary>
    public const string WriteVerbalOrder = nameof(WriteVerbalOrder);

    /// <summary>Open the pages of an order that is made, changed or ended; whether by signature or on a call is for the
    /// use case to say.</summary>
    public const string WriteOrders = nameof(WriteOrders);
    public const string KeepStaff = nameof(KeepStaff);
    public const string SetUp = nameof(SetUp);

    /// <summary>What each policy asks for: any of these roles, and all of these rights.</summary>
    public static readonly IReadOnlyDictionary<string, StaffRule> Rules = new Dictionary<string, StaffRule>
    {
        [AnyStaff] = new(Everyone),
        [SeeStock] = new(StockPeople | StaffRoles.Prescriber | StaffRoles.Inspector),
        [MoveStock] = new(StaffRoles.Nurse | StaffRoles.StockStaff | StaffRoles.Pharmacist | StaffRoles.Manager),
        [OrderStock] = new(StaffRoles.Nurse | StaffRoles.StockStaff | StaffRoles.Pharmacist | StaffRoles.Manager),
        [TakeOut] = new(StaffRoles.Nurse | StaffRoles.StockStaff | StaffRoles.Pharmacist | StaffRoles.Manager),
        [RecallStock] = new(StaffRoles.Pharmacist | StaffRoles.Manager | StaffRoles.StockStaff),
        [DestroyStock] = new(StaffRoles.Nurse | StaffRoles.StockStaff | StaffRoles.Pharmacist | StaffRoles.Manager, StaffRights.HandleControlled),
        [SeeMedicines] = new(Everyone),
        [KeepFormulary] = new(StaffRoles.Pharmacist | StaffRoles.Manager | StaffRoles.Administrator),
        [LinkCodes] = new(StaffRoles.StockStaff | StaffRoles.Pharmacist | StaffRoles.Manager | StaffRoles.Administrator),
        [SeeRegister] = new(StaffRoles.Nurse | StaffRoles.Pharmacist | StaffRoles.Manager | StaffRoles.Inspector),
        [Export] = new(StaffRoles.Pharmacist | StaffRoles.Manager | StaffRoles.Inspector),
        [CloseDay] = new(StaffRoles.Nurse | StaffRoles.Pharmacist | StaffRoles.Manager, StaffRights.HandleControlled),
        [SeeDiscrepancies] = new(StaffRoles.Pharmacist | StaffRoles.Manager | StaffRoles.Inspector),
        [SeeScanRates] = new(StaffRoles.Pharmacist | StaffRoles.Manager | StaffRoles.Inspector),
        [NoteDiscrepancies] = new(StaffRoles.Pharmacist | StaffRoles.Manager),
        [CloseDiscrepancy] = new(StaffRoles.Pharmacist | StaffRoles.Manager, StaffRights.Approve),
        [Count] = new(StockPeople),
        [Correct] = new(StaffRoles.Nurse | StaffRoles.StockStaff | StaffRoles.Pharmacist | StaffRoles.Manager),
        [SeeAudit] = new(StaffRoles.Manager | StaffRoles.Inspector),
        [SeeClients] = new(StaffRoles.Nurse | StaffRoles.SupportWorker | StaffRoles.Pharmacist | StaffRoles.Prescriber | StaffRoles.Manager | StaffRoles.Inspector),
        [KeepClients] = new(StaffRoles.Nurse | StaffRoles.Manager),
        [GiveDoses] = new(StaffRoles.Nurse),
        [GiveInEmergency] = new(StaffRoles.Nurse | StaffRoles.SupportWorker | StaffRoles.Pharmacist | StaffRoles.Prescriber | StaffRoles.Manager),
        [SeeChart] = new(StaffRoles.Nurse | StaffRoles.Pharmacist | StaffRoles.Prescriber | StaffRoles.Manager | StaffRoles.Inspector),
        [ApproveLateEntries] = new(StaffRoles.Manager | StaffRoles.Pharmacist, StaffRights.Approve),
        [KeepAllergies] = new(StaffRoles.Nurse | StaffRoles.Pharmacist | StaffRoles.Prescriber | StaffRoles.Manager),
        [SeeOrders] = new(StaffRoles.Nurse | StaffRoles.SupportWorker | StaffRoles.Pharmacist | StaffRoles.Prescriber | StaffRoles.Manager | StaffRoles.Inspector),
        [Prescribe] = new(StaffRoles.Prescriber),
        [WriteVerbalOrder] = new(StaffRoles.Nurse | StaffRoles.Pharmacist),
        [WriteOrders] = new(StaffRoles.Prescriber | StaffRoles.Nurse | StaffRoles.Pharmacist),
        [KeepStaff] = new(StaffRoles.Manager | StaffRoles.Administrator),
        [SetUp] = new(StaffRoles.Manager | StaffRoles.Administrator),
    };

    private const StaffRoles StockPeople =
        StaffRoles.Nurse | StaffRoles.StockStaff | StaffRoles.Pharmacist | StaffRoles.Manager;

    private const StaffRoles Everyone = StockPeople | StaffRoles.SupportWorker | StaffRoles.Prescriber
        | StaffRoles.Inspector | StaffRoles.Administrator;

    public static void AddMedDispensePolicies(this IServiceCollection services)
    {
        services.AddScoped<IAuthorizationHandler, StaffRuleHandler>();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(Rules[AnyStaff]).Build());
        services.Configure<AuthorizationOptions>(options =>
        {
            foreach (var (name, rule) in Rules)
                options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().AddRequirements(rule));
        });
    }
}

/// <summary>Any of these roles and all of these rights.</summary>
public sealed record StaffRule(StaffRoles AnyOf, StaffRights AllOf = StaffRights.None) : IAuthorizationRequirement
{
    public bool Allows(Actor actor) => actor.IsAny(AnyOf) && actor.Has(AllOf);
}

/// <summary>Holds a rule against the person of the request.</summary>
public sealed class StaffRuleHandler(CurrentStaff current) : AuthorizationHandler<StaffRule>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, StaffRule requirement)
    {
        if (current.IsSignedIn && requirement.Allows(current.Actor))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
