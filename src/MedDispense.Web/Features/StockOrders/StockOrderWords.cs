using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Web.Features.StockOrders;

internal static class StockOrderWords
{
    public static readonly Finding NoLines = Finding.Stop("no-lines", "There is no medicine on the order yet.",
        "An order names at least one.", "Find the medicine by name or scan a pack of it.", "Scan");

    public static readonly Finding Form222Missing = Finding.Stop("form-222-missing", "The number of the Form 222 is missing.",
        "A line is in Schedule II, which is ordered on a Form 222 or electronically (CSOS).",
        "Type the number of the form or of the electronic order.", "Form222Number");

    public static Finding NumberTaken(string number) => Finding.Stop("order-number-taken", "This order number is used already.",
        $"There is an order {number}.", "Type another number, or open that order.", "Number");
}
