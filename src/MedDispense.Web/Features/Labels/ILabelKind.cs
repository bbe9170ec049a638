using MedDispense.Web.Features.Shared.Tags;

namespace MedDispense.Web.Features.Labels;

/// <summary>A kind of label: what may be printed, what it says, on which stocks.</summary>
public interface ILabelKind
{
    /// <summary>Word in the address.</summary>
    string Word { get; }

    /// <summary>The partial view that prints one.</summary>
    string View { get; }

    /// <summary>Heading of its pages.</summary>
    string Heading { get; }

    /// <summary>One and many of what is labelled.</summary>
    (string One, string Many) Thing { get; }

    /// <summary>What stands where there is nothing to label.</summary>
    string Nothing { get; }

    /// <summary>Whether a list that was opened without a choice begins with everything chosen.</summary>
    bool BeginsWithAll { get; }

    /// <summary>Whether the labels of all that came in by one entry can be asked for.</summary>
    bool ReadsPosting => false;

    IReadOnlyList<LabelStock> Stocks { get; }

    /// <summary>Made-up labels for a test sheet.</summary>
    IReadOnlyList<Label> MadeUp { get; }

    SymbolRoom RoomOn(LabelStock stock, Symbology symbology);

    /// <summary>Those that were asked for and may be labelled here; without an id the whole list to choose from.</summary>
    Task<IReadOnlyList<Label>> AskAsync(LabelForm form);

    /// <summary>Records what was printed.</summary>
    /// <param name="printed">Each once.</param>
    /// <param name="on">How many labels on what, in words.</param>
    Task RecordAsync(IReadOnlyList<Label> printed, string on);
}
