using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;

namespace MedDispense.Domain.Doses;

/// <summary>Medicine reached somebody it was not meant for, or otherwise than it should. Says what was done and who was
/// told. Part of its posting, inserted once, protected by the chain.</summary>
public sealed class Incident : IBelongsToFacility, IHashedPart
{
    public required Guid FacilityId { get; init; }

    public required Guid PostingId { get; init; }

    /// <summary>Who swallowed it.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>For whom it was meant; null when nobody.</summary>
    public Guid? MeantForClientId { get; init; }

    public required string WhatHappened { get; init; }

    public required string WhatWasDone { get; init; }

    public required string WhoWasTold { get; init; }

    public required string Salt { get; init; }

    public string PartName => "incident";

    public int Ordinal => 1;

    public void WriteTo(CanonicalWriter writer) =>
        writer.Id(ClientId).Id(MeantForClientId).Text(WhatHappened).Text(WhatWasDone).Text(WhoWasTold);
}
