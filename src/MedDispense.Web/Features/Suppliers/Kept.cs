namespace MedDispense.Web.Features.Suppliers;

/// <summary>What became of a change that is no posting.</summary>
public enum Kept
{
    /// <summary>It is so now, by this send or by an earlier one of the same form.</summary>
    Done,

    /// <summary>There is no such thing in this house.</summary>
    NotFound,

    /// <summary>Somebody has changed it since the form was opened.</summary>
    Stale,

    /// <summary>The form's id was used with other content.</summary>
    Conflict,
}
