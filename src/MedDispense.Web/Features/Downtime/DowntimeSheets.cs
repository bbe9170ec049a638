using MedDispense.Domain.Clients;

namespace MedDispense.Web.Features.Downtime;

/// <summary>The round on paper, for when the program cannot be reached.</summary>
/// <param name="Houses">By name; each begins on a sheet of its own.</param>
/// <param name="Until">What is due before this moment is on it, UTC.</param>
public sealed record DowntimeRound(IReadOnlyList<DowntimeHouse> Houses, DateTime Until)
{
    public IEnumerable<Guid> ClientIds => Houses.SelectMany(house => house.Clients).Select(client => client.ClientId);
}

/// <summary>One house that clients live in; without a name where the facility has only one.</summary>
public sealed record DowntimeHouse(string Name, IReadOnlyList<DowntimeClient> Clients);

/// <summary>One client with room to write down what was given.</summary>
public sealed record DowntimeClient
{
    public required Guid ClientId { get; init; }

    public required string Name { get; init; }

    public required DateOnly BornOn { get; init; }

    public required string Room { get; init; }

    public required string CardCode { get; init; }

    public required bool IsOnLeave { get; init; }

    public required AllergyStatus AllergyStatus { get; init; }

    /// <summary>"penicillin (hives), latex (rash)".</summary>
    public required string Allergies { get; init; }

    /// <summary>Another client whose name could be taken for this one's.</summary>
    public required string? LookAlike { get; init; }

    /// <summary>By time.</summary>
    public required IReadOnlyList<DowntimeDose> Doses { get; init; }

    public required IReadOnlyList<DowntimeAsNeeded> AsNeeded { get; init; }
}

/// <summary>A listed dose.</summary>
/// <param name="DueAt">UTC.</param>
/// <param name="Medicine">Name with tall-man letters, strength, form.</param>
/// <param name="Dose">"16 mg = 2 films".</param>
/// <param name="How">Route, way and directions, in sentences.</param>
/// <param name="Known">What is known of it already; empty when nobody has answered.</param>
public sealed record DowntimeDose(DateTime DueAt, string Medicine, string Dose, string How, string Known);

/// <summary>An as-needed order with what keeps the next dose back.</summary>
/// <param name="Medicine">Name with tall-man letters, strength, form.</param>
/// <param name="Dose">"1 mg = 1 tablet".</param>
/// <param name="How">Route, way and directions, in sentences.</param>
/// <param name="Indication">What for.</param>
/// <param name="GapMinutes">Real time after the last dose of the same ingredient.</param>
/// <param name="LeftToday">What the maximum still allows; empty without one.</param>
/// <param name="Given">The last times, newest first, UTC.</param>
public sealed record DowntimeAsNeeded(
    string Medicine, string Dose, string How, string Indication, int GapMinutes, string LeftToday, IReadOnlyList<DateTime> Given);
