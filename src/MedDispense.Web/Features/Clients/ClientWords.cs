using MedDispense.Domain.Clients;

namespace MedDispense.Web.Features.Clients;

/// <summary>What the record says about a client, in the words of the ward.</summary>
public static class ClientWords
{
    public static string Say(this SelfManagement level) => level switch
    {
        SelfManagement.Supervised => "Supervised",
        SelfManagement.Prompted => "Prompted",
        SelfManagement.SelfManaging => "Self-managing",
    };

    /// <summary>What the level means for whoever gives a dose.</summary>
    public static string Explain(this SelfManagement level) => level switch
    {
        SelfManagement.Supervised => "Supervised: every dose is given and seen",
        SelfManagement.Prompted => "Prompted: reminded, and takes it from their own supply",
        SelfManagement.SelfManaging => "Self-managing: takes it from their own supply",
    };

    public static string Say(this Presence presence) => presence switch
    {
        Presence.Here => "Here",
        Presence.OnLeave => "On leave",
        Presence.Gone => "Left",
    };

    public static string Say(this StayEventKind kind) => kind switch
    {
        StayEventKind.Admitted => "Admitted",
        StayEventKind.WentOnLeave => "Went on leave",
        StayEventKind.CameBack => "Came back",
        StayEventKind.Discharged => "Discharged",
        StayEventKind.LeftAgainstAdvice => "Left against advice",
        StayEventKind.Died => "Died",
    };
}
