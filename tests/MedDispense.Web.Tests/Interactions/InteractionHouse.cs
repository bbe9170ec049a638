using System.Text;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Interactions;

namespace MedDispense.Web.Tests.Interactions;

/// <summary>Short tables of the kind that is imported.</summary>
internal static class InteractionHouse
{
    public const string Header = "onc_rule,object_class,object_drug,precipitant_class,precipitant_drug,severity\n";

    public const string Statins = Header
        + "25,HMG Co-A reductase inhibitors,Simvastatin,CYP3A4 inhibitors / Azoles,Itraconazole,\"contraindicated (high priority, interruptive)\"\n"
        + "6,,Febuxostat,,Azathioprine,\"contraindicated (high priority, interruptive)\"\n";

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static Task<TakeInInteractions.Outcome> ImportInteractionsAsync(this WebHouse house, string text, string who = "manager", Act? act = null) =>
        house.WithAsync((TakeInInteractions takeIn) => takeIn.RunAsync(act ?? house.Act(who), new("table.csv", Bytes(text))));
}
