namespace MedDispense.Data.Identity;

/// <summary>A key that protects cookies and forms; in the database, so that every node reads what another wrote.</summary>
public sealed class DataProtectionKey
{
    public required string FriendlyName { get; init; }

    public required string Xml { get; init; }
}
